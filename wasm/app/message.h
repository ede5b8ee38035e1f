// Every text of the widget by its name; catalogues/*.tsv have them in this order, one language each.
#pragma once

#include <string_view>

// clang-format off
#define COMPTOIR_MESSAGES(M) \
    /* shell */ \
    M(nav_label) \
    M(nav_directory) \
    M(nav_about) \
    M(text_mode_on) \
    M(text_mode_off) \
    M(back_to_results) \
    M(back_to_directory) \
    M(skip_to_business) \
    M(close) \
    M(retry) \
    M(more_rows) \
    /* search */ \
    M(search_label) \
    M(search_placeholder) \
    M(search_clear) \
    M(start_title) \
    M(start_hint) \
    M(start_hint_one_letter) \
    M(start_trades) \
    M(start_count) \
    M(place_chip) \
    M(remove_filter) \
    M(near_me) \
    M(near_me_chip) \
    M(near_me_waiting) \
    M(near_me_refused) \
    M(open_now) \
    M(filters) \
    M(filters_active) \
    M(sort_label) \
    M(sort_relevance) \
    M(sort_distance) \
    M(sort_name) \
    M(sort_newest) \
    /* results */ \
    M(results_label) \
    M(results_count) \
    M(results_at_least) \
    M(results_none) \
    M(results_partial) \
    M(results_partial_count) \
    M(results_loading) \
    M(results_narrow) \
    M(results_none_hint) \
    M(results_more_failed) \
    M(loosen_label) \
    M(loosen_word) \
    M(loosen_radius) \
    M(loosen_place) \
    M(loosen_open) \
    M(loosen_trade) \
    M(loosen_language) \
    M(loosen_label_filter) \
    M(missing_word) \
    /* distances and hours */ \
    M(distance_m) \
    M(distance_km) \
    M(distance_from_place) \
    M(distance_from_me) \
    M(open_until) \
    M(open_all_day) \
    M(closes_in) \
    M(opens_in) \
    M(opens_at) \
    M(opens_tomorrow) \
    M(opens_on) \
    M(closed_now) \
    M(day_closed) \
    M(day_all) \
    M(time_hour) \
    M(time_hour_minute) \
    M(time_range) \
    M(time_ranges_join) \
    M(weekday_1) \
    M(weekday_2) \
    M(weekday_3) \
    M(weekday_4) \
    M(weekday_5) \
    M(weekday_6) \
    M(weekday_7) \
    M(weekday_range) \
    M(hours_today) \
    M(hours_exceptions) \
    /* filters */ \
    M(filters_title) \
    M(filter_trade) \
    M(filter_trade_all) \
    M(filter_trade_up) \
    M(filter_radius) \
    M(filter_radius_auto) \
    M(filter_radius_km) \
    M(filter_radius_hint) \
    M(filter_language) \
    M(filter_any) \
    M(filter_label) \
    M(filters_clear) \
    M(filters_show) \
    M(filters_show_at_least) \
    M(filters_show_none) \
    M(option_with_count) \
    /* business page */ \
    M(page_pick_title) \
    M(page_pick_hint) \
    M(page_loading) \
    M(page_gone_title) \
    M(page_gone_hint) \
    M(member_since) \
    M(action_call) \
    M(action_mail) \
    M(action_website) \
    M(action_directions) \
    M(action_share) \
    M(action_print) \
    M(link_copied) \
    M(link_not_copied) \
    M(section_offers) \
    M(section_seeks) \
    M(section_contact) \
    M(section_hours) \
    M(section_places) \
    M(section_legal) \
    M(section_similar) \
    M(field_address) \
    M(field_phone) \
    M(field_email) \
    M(field_website) \
    M(field_legal_name) \
    M(field_legal_form) \
    M(field_register) \
    M(field_siren) \
    M(field_siret) \
    M(field_vat) \
    M(field_trade) \
    M(field_staff) \
    M(field_languages) \
    M(staff_range) \
    M(staff_from) \
    M(staff_none) \
    M(staff_exact) \
    M(new_window) \
    /* faults */ \
    M(fault_title) \
    M(fault_page_title) \
    M(fault_offline) \
    M(fault_timeout) \
    M(fault_server) \
    M(fault_garbage) \
    M(fault_refused) \
    M(fault_busy) \
    M(fault_tenant) \
    M(fault_sign_in) \
    M(sign_in_failed) \
    /* about */ \
    M(about_title) \
    M(about_what_title) \
    M(about_what) \
    M(about_who_title) \
    M(about_who) \
    M(about_who_unnamed) \
    M(about_place_title) \
    M(about_place) \
    M(about_text_title) \
    M(about_text) \
    M(about_access_title) \
    M(about_access) \
    M(about_keys_title) \
    M(about_keys) \
    M(about_data_title) \
    M(about_data_communes) \
    M(about_data_geonames) \
    M(about_data_trades) \
    /* one's own page */ \
    M(nav_mine) \
    M(nav_network) \
    M(nav_notices) \
    M(nav_desk) \
    M(sign_in_title) \
    M(sign_in_hint) \
    M(not_yours_title) \
    M(not_yours_hint) \
    M(part_overview) \
    M(part_identity) \
    M(part_activity) \
    M(part_places) \
    M(part_places_only) \
    M(part_visibility) \
    M(part_team) \
    M(part_history) \
    M(part_data) \
    M(part_preview) \
    M(own_business) \
    M(next_part) \
    M(field_trade_name) \
    M(field_logo) \
    M(field_member_since) \
    M(field_description) \
    M(field_languages_spoken) \
    M(field_labels) \
    M(field_photos) \
    M(hint_trade_name) \
    M(hint_logo) \
    M(hint_trade) \
    M(hint_description) \
    M(hint_lines) \
    M(hint_labels) \
    M(hint_staff) \
    M(hint_website) \
    M(hint_photos) \
    M(hint_commune) \
    M(hint_hours) \
    M(hint_exceptions) \
    M(trade_unchosen) \
    M(not_said) \
    M(place_name) \
    M(place_street) \
    M(place_postcode) \
    M(place_commune) \
    M(place_number) \
    M(place_add) \
    M(place_remove) \
    M(hours_copy) \
    M(hours_copy_weekend) \
    M(audience_everyone) \
    M(audience_customers) \
    M(audience_connections) \
    M(audience_nobody) \
    M(audience_of) \
    M(audience_fields) \
    M(listed_label) \
    M(listed_hint) \
    M(listed_now) \
    M(complete_percent) \
    M(step_fill_in) \
    M(first_steps_hint) \
    M(saved) \
    M(saving) \
    M(save_waiting) \
    M(save_clash) \
    M(save_refused) \
    M(save_fleeting) \
    M(publish) \
    M(published) \
    M(published_unlisted) \
    M(viewer_only) \
    M(clash_what) \
    M(clash_mine) \
    M(clash_theirs) \
    M(clash_keep_mine) \
    M(clash_take_theirs) \
    M(preview_as) \
    M(reader_visitor) \
    M(reader_customer) \
    M(reader_connection) \
    M(preview_hidden) \
    M(preview_hidden_hint) \
    M(wrong_too_long) \
    M(wrong_too_many) \
    M(wrong_letter_not_shown) \
    M(wrong_name_missing) \
    M(wrong_not_a_trade) \
    M(wrong_not_a_phone) \
    M(wrong_not_an_email) \
    M(wrong_not_a_website) \
    M(wrong_not_a_language) \
    M(wrong_not_a_head_count) \
    M(wrong_not_a_postcode) \
    M(wrong_not_a_country) \
    M(wrong_not_a_commune) \
    M(wrong_commune_elsewhere) \
    M(wrong_not_a_number) \
    M(wrong_not_hours) \
    M(wrong_not_a_date) \
    M(wrong_not_a_file) \
    M(wrong_alt_missing)
// clang-format on

namespace comptoir::app {

#define COMPTOIR_MESSAGE_VALUE(name) name,
enum class Message : unsigned short { COMPTOIR_MESSAGES(COMPTOIR_MESSAGE_VALUE) };
#undef COMPTOIR_MESSAGE_VALUE

#define COMPTOIR_MESSAGE_ONE(name) +1
inline constexpr int message_count = COMPTOIR_MESSAGES(COMPTOIR_MESSAGE_ONE);
#undef COMPTOIR_MESSAGE_ONE

// The message that many after `first`: of a run that has one for each value of an enum.
template <typename Number>
constexpr Message plus(Message first, Number number) {
    return static_cast<Message>(static_cast<int>(first) + static_cast<int>(number));
}

}  // namespace comptoir::app
