// What the bank has checked of a business: which facts, by whom and when, and which not.
#pragma once

#include <string>

#include "shared/directory/business.h"
#include "wasm/directory/scene.h"
#include "wasm/kit/ui.h"

namespace comptoir::directory {

// "SIREN", "titulaire du compte", as in the middle of a sentence.
std::string fact_name(const Scene& scene, Fact fact, const RegisterId& id);
// "par Banque des Deux Rives, le 3 novembre 2026". `bank`: its name; empty: not known yet.
std::string said_by(const Scene& scene, const Attestation& attestation, std::string_view bank);
// A fact behind a check mark, or another sign where it was not checked: what, and below it in small by whom and when.
void draw_fact(kit::Ui& ui, std::string what, std::string_view by, kit::Icon sign = kit::Icon::check);

// "Vérifié par Banque des Deux Rives", `in_full` with what: "... : SIREN, mandat". Nothing unless the bank has checked
// who the business is.
void draw_verified_tag(kit::Ui& ui, const Scene& scene, const Business& business, std::string_view bank, bool in_full);
// The part of the page that says it in full.
void draw_attested(kit::Ui& ui, const Scene& scene, const Business& business, std::string_view bank);

}  // namespace comptoir::directory
