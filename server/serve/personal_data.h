// What every feature keeps of people and businesses, for exports and erasures: one line a feature.
#pragma once

#include <vector>

#include "server/console/report_service.h"
#include "server/files/picture_service.h"
#include "server/network/relations.h"
#include "server/page/my_data.h"

namespace comptoir {

// All of them outlive what is made here.
std::vector<PersonalData> personal_data(const BusinessStore& businesses, PictureService& pictures,
                                        network::Relations& relations, const console::ReportService& reports);

}  // namespace comptoir
