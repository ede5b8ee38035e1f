// Any bytes as a file of an import: sniffed, split, decoded and read to their end. Besides crashes it looks for lines
// that go back, records that are too large, faults without a reason, and facts that the database would refuse.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <iterator>
#include <string>
#include <string_view>

#include "server/tables/tables.h"
#include "shared/core/text.h"
#include "shared/directory/business_facts.h"
#include "shared/directory/intake/csv.h"
#include "shared/directory/intake/decoder.h"
#include "shared/directory/intake/row_reader.h"
#include "shared/directory/intake/sniff.h"

using namespace comptoir;
using namespace comptoir::intake;

namespace {

void expect(bool holds) {
    if (!holds) std::abort();
}

bool is_kept_text(const std::string& text) {
    return is_valid_utf8(text) &&
           std::none_of(text.begin(), text.end(), [](char letter) { return letter >= 0 && letter < ' '; });
}

void check_row(const RowFacts& row) {
    expect(!row.register_id.id.empty() && !row.register_id.scheme.empty());
    const Business& business = row.business;
    for (const std::string* text :
         {&row.register_id.id, &business.legal_name, &business.trade_name, &business.description, &business.email,
          &business.website, &business.phone, &business.legal_form})
        expect(is_kept_text(*text));
    expect(business.website.empty() || business.website.compare(0, 4, "http") == 0);
    for (const auto* list : {&business.offers, &business.seeks, &business.labels, &business.languages})
        for (const std::string& item : *list) expect(!item.empty() && is_kept_text(item));
    if (row.place) expect(is_kept_text(row.place->place.address) && is_kept_text(row.place->place.commune.name));
}

void read_all(const std::string& text) {
    const std::string_view file = text;
    const auto format = sniff(file, {});
    if (!format) return;
    std::string_view bytes = file.substr(format->mark_bytes);
    const std::size_t step = bytes.size() % 7 + 1;  // in pieces, so that every place is cut somewhere
    CsvReader reader(
        [&](char* buffer, std::size_t room) {
            const std::size_t count = std::min({room, step, bytes.size()});
            if (count) std::memcpy(buffer, bytes.data(), count);
            bytes.remove_prefix(count);
            return count;
        },
        format->separator);
    CsvRecord record;
    Decoder decoder(Decoder::Encoding::undecided);
    const RowReader rows(format->layout, format->headings, {tables::trade_list(), tables::gazetteer()}, {});
    RowFacts row;
    std::vector<Fault> faults;
    std::uint64_t line = 0;
    for (int index = 0; reader.next(record); ++index) {
        expect(record.line > line);
        line = record.line;
        if (index < format->records_to_skip || record.fault != CsvFault::none || !decoder.decode(record)) continue;
        if (rows.read(record.fields, row, faults))
            check_row(row);
        else
            for (const Fault& fault : faults) expect(!fault.reason.empty());
    }
}

}  // namespace

// The first byte chooses: the bytes as a whole file, or as lines under a heading of each kind, which few bytes would
// find.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static constexpr std::string_view headings[] = {
        "",
        "siren;raison "
        "sociale;ape;cp;ville;email;telephone;site;horaires;pays;offres;langues;effectif;latitude;longitude\n",
        "siren,statutDiffusionUniteLegale,etatAdministratifUniteLegale,denominationUniteLegale,nomUniteLegale\n",
        "siret,nic,etatAdministratifEtablissement,enseigne1Etablissement,codeCommuneEtablissement\n",
    };
    if (size == 0) return 0;
    const std::string_view lines(reinterpret_cast<const char*>(data) + 1, size - 1);
    read_all(std::string(headings[data[0] % std::size(headings)]) + std::string(lines));
    return 0;
}
