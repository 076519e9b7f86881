"""160 bad inputs and faults of editors, files, systems and attackers, each with the tests that hold what must happen.

A test is named by file and function under ``tests/``, a golden case by ``cases/FILE: Title``. Where the program does
something else than might be expected, the note says what and why. What it does not have at all is not applicable.
"""

from __future__ import annotations

from typing import NamedTuple

DECODE, SCAN, FRONT, FIELDS = (f"source/test_{name}.py" for name in ("decode", "scan", "frontmatter", "fields"))
PROSE, TYPED = "source/test_blocks.py", "source/test_any_text.py"
NAMES, PAIRING, RESOLVING, SORTING = (f"archive/test_{name}.py" for name in ("names", "pair", "resolve", "sort_keys"))
TEMPLATES, PUBLISH, REMEMBERING = (f"output/test_{name}.py" for name in ("templates", "publish", "memory"))
COMMAND, WORDS = "commands/test_cli.py", "commands/test_words.py"
SAME, GROWTH, ESCAPING = (f"site/test_{name}.py" for name in ("reproducible", "growth", "escaping"))
HOSTING, CRAWL, LINKED = (f"site/test_{name}.py" for name in ("hosting", "crawl", "linked"))
RARE, BAD = "problems/test_rare.py", "problems/test_faults.py"
CATALOGUES, MESSAGES, DATES = "language/test_catalogues.py", "language/test_messages.py", "language/test_dates.py"
SERVE, WATCH = "serve/test_serve.py", "serve/test_watch.py"
INDEX = "search/test_index.py"
SVG, PICTURE, ATTACKS, MANY = ("source/test_svg.py", "source/test_picture.py", "problems/test_attacks.py",
                                   "serve/test_many.py")  # fmt: skip
COMPLETE = "pages/test_complete_keys.py"


class Fault(NamedTuple):
    """A bad input or a fault."""

    what: str
    tests: tuple[str, ...]
    """``file::function`` under ``tests/``, or ``cases/FILE: Title``."""
    note: str = ""


def _in(file: str, *names: str) -> tuple[str, ...]:
    return tuple(f"{file}::test_{name}" for name in names)


def _case(file: str, title: str) -> tuple[str, ...]:
    return (f"cases/{file}: {title}",)


HARMLESS = _in(DECODE, "harmless_differences_are_no_differences")
MISTAKE_IN_YAML = _in(FRONT, "a_mistake_in_yaml_is_named_with_its_line")
MISTAKE_IN_TEMPLATE = _in(TEMPLATES, "a_mistake_in_a_template_is_a_problem_at_its_line")
WRONG_LINK = _in(RESOLVING, "a_link_to_what_is_not_there_is_an_error_with_its_place")
CONTROL = _in(DECODE, "control_characters_are_refused_with_their_place", "tabs_and_newlines_are_ordinary")
ODD_LINKS = _in(SCAN, "links_lead_to_files_of_the_archive_only")

FAULTS: dict[int, Fault] = {
    1: Fault("UTF-8 byte order mark", HARMLESS),
    2: Fault("CRLF", HARMLESS),
    3: Fault("lone CR", HARMLESS),
    4: Fault("a byte that is not UTF-8", _in(DECODE, "a_byte_that_is_not_utf8_is_named_with_its_place",
                                             "the_column_of_a_bad_byte_counts_characters")),
    5: Fault("UTF-16", _in(DECODE, "utf16_is_called_by_its_name", "utf16_without_its_mark_is_one_problem")),
    6: Fault("TCVN3, VNI, windows-1258", _in(DECODE, "an_older_encoding_is_refused")),
    7: Fault("decomposed text", HARMLESS + _in("site/test_harbour.py", "every_page_is_composed")),
    8: Fault("decomposed file name", _in(SCAN, "a_decomposed_name_is_the_composed_one",
                                         "a_picture_with_a_decomposed_name_is_published"),
             "only pictures can have one: the names of texts are addresses, in ASCII"),
    9: Fault("composed and decomposed name at once", _in(SCAN, "names_that_differ_only_by_composition_clash")),
    10: Fault("NUL", CONTROL),
    11: Fault("control characters", CONTROL + _in(FRONT, "a_control_character_cannot_come_in_by_an_escape")),
    12: Fault("bidi overrides", _in(DECODE, "a_turn_of_direction_is_a_warning")),
    13: Fault("zero-width space in a key or slug", _in(FRONT, "an_invisible_character_in_a_field_is_named")
              + _in(FIELDS, "an_invisible_character_in_a_slug_is_named")),
    14: Fault("no-break space after a colon", _in(FRONT, "a_no_break_space_behind_a_colon_is_seen")),
    15: Fault("empty file", _in(FRONT, "no_front_matter_is_named") + _case("front-matter", "An empty file")),
    16: Fault("front matter without a body", _in(FRONT, "a_file_may_end_with_its_front_matter")),
    17: Fault("front matter never closed", _in(FRONT, "front_matter_that_never_ends_is_named_where_it_begins")),
    18: Fault("hyphens in the body", _in(FRONT, "hyphens_in_the_body_are_a_rule")),
    19: Fault("5 MB source", _in(BAD, "a_file_that_is_too_large")),
    20: Fault("one line of 1 MB", _in(RARE, "the_work_for_a_large_text_grows_with_it")
              + _in(TYPED, "a_megabyte_of_ordinary_text_is_read")),
    21: Fault("file vanishes", _in(SCAN, "a_file_that_vanishes_is_said")),
    22: Fault("unreadable file", _in(SCAN, "a_file_that_cannot_be_read_is_said", "a_folder_that_cannot_be_listed_is_said")
              + _in(RARE, "one_file_that_cannot_be_read_is_one_problem")),
    23: Fault("folder named x.md", _in(RARE, "a_folder_with_the_name_of_a_text_is_no_text")),
    24: Fault("pipe, socket, device", _in(SCAN, "what_is_neither_file_nor_folder_is_never_opened")
              + _in(RARE, "folders_and_pipes_among_the_templates_are_no_templates")),
    25: Fault("link within the archive", ODD_LINKS),
    26: Fault("link out of the archive", ODD_LINKS),
    27: Fault("loop of links", ODD_LINKS),
    28: Fault("dangling link", ODD_LINKS),
    29: Fault("space, %, ?, #, quotes, newline in a name",
              _in(SCAN, "a_name_that_cannot_be_used_is_said", "a_name_with_a_line_break_stays_on_one_line")
              + _in(RESOLVING, "a_picture_is_shown_from_where_it_is_copied")),
    30: Fault("name that is not UTF-8", _in(BAD, "a_name_that_is_not_utf8")
              + _in(SCAN, "a_name_that_is_not_utf8_is_shown_without_harm")
              + _in(RARE, "a_name_among_the_templates_that_is_not_utf8_is_said")),
    31: Fault("names that differ by case", _in(SCAN, "names_that_differ_only_by_case_clash")),
    32: Fault("CON, NUL, trailing stop or space", _case("files", "Names that not every system takes")),
    33: Fault("path too long", _case("files", "Names that not every system takes")
              + _in(FIELDS, "what_cannot_be_part_of_an_address_is_refused"),
              "names over 200 bytes and slugs over 120, before a system refuses them"),
    34: Fault("files of editors and systems", _in(SCAN, "what_editors_and_systems_leave_is_ignored")),
    35: Fault("duplicate key", _in(FRONT, "a_field_given_twice_is_named_with_both_lines")),
    36: Fault("unknown key", _in(FRONT, "an_unknown_field_says_which_was_meant")),
    37: Fault("missing field", _in(FRONT, "everything_missing_is_named_at_the_first_line")),
    38: Fault("no, NO", _in(FRONT, "a_scalar_stays_the_text_that_was_written")),
    39: Fault("30 February", _in(DATES, "a_date_that_does_not_exist") + _case("fields", "Dates")),
    40: Fault("03/02/2025", _in(FIELDS, "a_date_written_otherwise_is_rewritten_in_the_message")),
    41: Fault("year 0 or 9999", _in(DATES, "a_date_that_does_not_exist") + _case("fields", "Dates")),
    42: Fault("time with zone", _in(RARE, "a_date_has_no_time_so_no_zone_can_move_it"),
              "refused with the day to write: a date here is a day, so no zone can move it"),
    43: Fault("0123, 12:30, 1.10, 1_000, 1e3", _in(FRONT, "a_scalar_stays_the_text_that_was_written")),
    44: Fault("~, null, nothing", _in(FRONT, "nothing_is_the_same_as_leaving_the_field_out",
                                      "nothing_is_nothing_for_every_shape")),
    45: Fault("list for text, text for list", _in(FIELDS, "a_value_of_another_shape_is_refused")),
    46: Fault("front matter is a list or a word", _in(FRONT, "front_matter_is_fields")),
    47: Fault("two documents", MISTAKE_IN_YAML),
    48: Fault("tab as indentation", MISTAKE_IN_YAML),
    49: Fault("colon in a title", MISTAKE_IN_YAML + _case("front-matter", "A colon in a title")),
    50: Fault("unclosed quote", MISTAKE_IN_YAML),
    51: Fault("{{ x }}, @x, *x, %x, backtick", MISTAKE_IN_YAML + _case("fields", "Template marks in a title")),
    52: Fault("anchors, billion laughs", _in(FRONT, "a_billion_laughs_are_refused_at_the_first")),
    53: Fault("merge key", _in(FRONT, "a_merge_key_is_an_unknown_field")),
    54: Fault("!!python/object", MISTAKE_IN_YAML),
    55: Fault("!!binary, !!set", MISTAKE_IN_YAML),
    56: Fault("100,000 nested brackets", _in(FRONT, "deep_nesting_is_refused_at_once")),
    57: Fault("half a surrogate pair", MISTAKE_IN_YAML + _in(BAD, "half_a_surrogate_pair_without_libyaml")),
    58: Fault("5,000-digit number", _in(FRONT, "a_line_of_too_many_characters_is_refused")),
    59: Fault("20,000 keys", _in(FRONT, "twenty_thousand_fields_are_refused_at_once")),
    60: Fault("key that is no text", _in(FRONT, "a_key_that_is_no_word_is_refused")),
    61: Fault("title of spaces", _in(FRONT, "a_text_of_spaces_is_refused")),
    62: Fault("mark-up in a title", _in(ESCAPING, "no_field_becomes_an_element_or_an_attribute",
                                        "the_words_themselves_arrive", "other_files_stay_well_formed")),
    63: Fault("title of 10,000 characters", _case("fields", "A title of a thousand and one characters"),
              "refused over 1,000: no list or head of a page could show it, and it is a body in the wrong place"),
    64: Fault("javascript: and the like in an address", _in(FIELDS, "what_is_no_web_address_is_refused")
              + _in(PROSE, "no_other_address_becomes_a_link")),
    65: Fault("Vietnamese letters in an address", _in(FIELDS, "an_address_is_kept_and_encoded")),
    66: Fault("impossible slugs", _in(FIELDS, "what_cannot_be_part_of_an_address_is_refused")),
    67: Fault("two pages, one address", _in(PAIRING, "two_addresses_alike_name_both_files",
                                            "a_slug_like_another_stem_is_an_address_twice")),
    68: Fault("page at an address of the site's own", _in(PAIRING, "a_page_at_an_address_of_the_sites_own_is_an_error")
              + _case("addresses", "Former addresses that are not free"),
              "static files, pictures and the index for search stand in folders that no page can have"),
    69: Fault("a/ and a.html", _case("pairs", "A page at the address of a folder")
              + _in(PUBLISH, "a_file_may_become_a_folder_and_a_folder_a_file")),
    70: Fault("redirect to itself, chain, loop", _case("addresses", "Former addresses that are not free")
              + _in(CRAWL, "former_addresses_lead_to_the_present_ones")),
    71: Fault("translation of nothing, of itself; two originals",
              _in(PAIRING, "two_originals_are_an_error", "a_translation_of_its_own_language_is_an_error",
                  "a_translation_alone_is_a_warning_and_still_a_page",
                  "two_translations_of_each_other_have_no_original"),
              "a translation alone is a warning: it can be read, though its date and source are missing"),
    72: Fault("link to a missing page", WRONG_LINK),
    73: Fault("link to a missing paragraph", WRONG_LINK),
    74: Fault("link right but for case", WRONG_LINK),
    75: Fault("link to a draft", _in(RESOLVING, "whatever_leads_to_a_draft_is_an_error_that_says_so"),
              "an error, not only with --strict: the published page would lead nowhere"),
    76: Fault("link above the root", _in(PROSE, "no_other_address_becomes_a_link"),
              "no link by path is taken at all: things are named by scheme"),
    77: Fault("missing picture", _in(RESOLVING, "pictures_must_exist")),
    78: Fault("alias of two people", _in(PAIRING, "an_alias_of_two_people_is_an_error",
                                         "an_alias_in_another_spelling_is_the_same")),
    79: Fault("given name like a common word", _in(NAMES, "what_only_resembles_a_name_is_not")),
    80: Fault("name in code, link, heading", _in(RESOLVING, "names_are_left_alone_in_headings_quotes_code_and_links")),
    81: Fault("relation to itself", _case("registers", "A document that is related to itself"),
              "longer circles are no mistake between documents, and nothing follows relations more than one step"),
    82: Fault("range that ends before it begins", _in(PAIRING, "an_office_ends_after_it_begins")),
    83: Fault("HTML in a text", _in(PROSE, "mark_up_and_template_code_are_text")),
    84: Fault("template code in a text", _in(PROSE, "mark_up_and_template_code_are_text")
              + _in(ESCAPING, "nothing_is_executed_or_formatted")),
    85: Fault("template that is no Jinja", MISTAKE_IN_TEMPLATE),
    86: Fault("undefined name in a template", MISTAKE_IN_TEMPLATE),
    87: Fault("template within itself", MISTAKE_IN_TEMPLATE),
    88: Fault("missing template", MISTAKE_IN_TEMPLATE + _in(TEMPLATES, "a_missing_template_is_a_problem")),
    89: Fault("template that reaches into the program", (),
              "not applicable: templates are the host's own, trusted as the program is (docs/hosting.md)"),
    90: Fault("attack patterns", _in(PROSE, "no_text_takes_long")),
    91: Fault("unclosed fence", _in(PROSE, "an_open_fence_is_a_warning_at_its_opening")),
    92: Fault("duplicate heading", _in(PROSE, "headings_have_unique_ids_from_their_words")),
    93: Fault("heading of punctuation", _in(RARE, "a_heading_of_punctuation_keeps_its_id")),
    94: Fault("footnotes", _in(PROSE, "a_footnote_without_text_and_a_text_without_footnote_are_said")),
    95: Fault("table of 1,000 rows", _in(RARE, "a_table_of_a_thousand_rows_is_a_table")),
    96: Fault("drawing with a script", _case("files", "A drawing that does something"),
              "an error among the pictures of the content, which is not trusted; templates/static/ is"),
    97: Fault("]]>, --, </script>", _in(LINKED, "no_words_can_end_the_script_or_begin_a_comment")
              + _in(ESCAPING, "data_within_pages_stays_well_formed", "other_files_stay_well_formed")),
    98: Fault("untranslated text", _case("site", "Warnings stop a strict build")),
    99: Fault("fuzzy translation", _in(CATALOGUES, "an_unfinished_translation_is_told_apart_from_a_fault")
              + _case("site", "A catalogue with a mistake")),
    100: Fault("wrong placeholder", _in(CATALOGUES, "a_fault_is_named_with_its_line")),
    101: Fault("broken catalogue", _in(CATALOGUES, "a_fault_is_named_with_its_line", "no_file_can_break_the_reader")
               + _in(MESSAGES, "a_catalogue_that_cannot_be_read_is_never_overwritten")),
    102: Fault("stale .mo", _in(CATALOGUES, "a_catalogue_depends_on_its_texts_alone"), "there are no .mo files"),
    103: Fault("killed at any moment", _in(REMEMBERING, "killed_at_any_write_the_next_build_ends_in_the_same_bytes")
               + _in(PUBLISH, "a_crash_at_any_step_leaves_nothing_behind", "a_build_that_is_killed_is_made_good_by_the_next")),
    104: Fault("disk full", _in(PUBLISH, "a_full_or_closed_disk_is_said_and_leaves_no_temporary_file"),
               "what is written before the disk is full stays, and the next build makes it good"),
    105: Fault("output that cannot be written",
               _in(PUBLISH, "a_full_or_closed_disk_is_said_and_leaves_no_temporary_file")),
    106: Fault("dangerous output folder", _in(PUBLISH, "a_folder_that_holds_more_than_a_site_is_refused",
                                              "an_unsafe_output_is_an_error_before_anything_is_written")
               + _in(BAD, "folders_that_must_not_be_written_to")),
    107: Fault("foreign file", _in(PUBLISH, "what_no_build_wrote_is_kept")),
    108: Fault("foreign file where a page must go",
               _in(PUBLISH, "a_stranger_at_a_target_is_an_error_and_nothing_is_touched", "strangers_are_all_named")),
    109: Fault("page edited by hand", _in(PUBLISH, "a_page_changed_by_hand_is_put_right",
                                          "a_leftover_changed_by_hand_is_kept_with_a_warning"),
               "put right in silence where a page belongs, as the next build would do to any old page; a warning where "
               "the page is to go, because then the hand's work is kept"),
    110: Fault("page deleted", _in(PUBLISH, "only_what_differs_is_written_and_what_is_gone_deleted")),
    111: Fault("page renamed", _case("addresses", "A published address that would vanish, and one whose page has moved")),
    112: Fault("damaged manifest or store", _in(REMEMBERING, "a_damaged_store_costs_only_time",
                                               "a_damaged_manifest_loses_nothing")
               + _in(PUBLISH, "half_a_record_deletes_nothing_blindly")),
    113: Fault("manifest that leads out", _in(PUBLISH, "a_record_that_leads_outside_is_never_followed")),
    114: Fault("two builds at once", _in(REMEMBERING, "two_builds_at_once_end_in_one_right_site",
                                        "a_build_waits_for_another_and_says_so", "the_lock_of_a_process_that_died_is_taken")),
    115: Fault("same time, other contents", _in(REMEMBERING, "a_change_in_the_same_instant_and_of_the_same_size_is_seen")
               + _in(SAME, "the_times_and_the_order_of_the_files_change_nothing")),
    116: Fault("zone, locale, seed, folder", _in(SAME, "hash_seed_time_zone_and_locale_change_nothing",
                                                "the_folder_in_which_one_stands_changes_nothing")
               + _in(REMEMBERING, "any_number_of_workers_makes_the_same_site")),
    117: Fault("stdout closed", _in(COMMAND, "a_reader_that_goes_away_is_no_traceback")),
    118: Fault("Ctrl-C", _in(COMMAND, "an_interruption_is_one_line_and_130")),
    119: Fault("stdout not UTF-8", _in(COMMAND, "a_terminal_that_knows_no_vietnamese_is_no_traceback")),
    120: Fault("port in use", _in(SERVE, "a_taken_port_leads_to_the_next") + _in(WORDS, "when_no_port_is_free_it_says_so")),
    121: Fault("many ways of saving", _in(WATCH, "every_way_of_saving_is_one_change",
                                          "many_files_and_whole_folders_are_one_change")),
    122: Fault("settings broken while serving", _in(RARE, "a_broken_site_file_while_serving_keeps_the_last_good_site")
               + _in(SERVE, "a_mistake_keeps_the_last_good_page_and_is_shown_with_its_line_and_a_caret")),
    123: Fault("requests for what is outside", _in(SERVE, "pages_are_served_as_github_does_and_never_anything_else")),
    124: Fault("Pagefind missing, failing, hanging", (), "not applicable: the program makes the index itself"),
    125: Fault("many pages", _in(GROWTH, "four_times_the_briefings_take_four_times_the_work"),
               "the sizes of real archives are measured by the benchmark"),
    126: Fault("no pages", _in(SORTING, "an_archive_of_nothing_is_built")
               + _in("site/test_deletions.py", "an_archive_without_briefings_is_a_site")),
    127: Fault("base address", _in(HOSTING, "every_form_of_the_base_address", "what_is_no_base_address_is_refused")),
    128: Fault("Python 3.10", _in(RARE, "an_older_python_is_told_so_in_one_line")),
    # What an attacker has tried
    129: Fault("picture that is a page by its ending", _in(PICTURE, "what_is_no_picture_by_name_and_contents_is_refused")),
    130: Fault("SVG past a filter of words", _in(SVG, "what_could_act_or_load_is_refused", "what_is_no_drawing_is_refused",
                                                 "utf16_without_its_mark_is_no_drawing")),
    131: Fault("page old after an edit: words of the other language, people listed only, templates of any ending",
               _in(COMPLETE, "every_template", "every_catalogue", "every_text_register_and_setting", "every_option")),
    132: Fault("store that can only be read", _in(REMEMBERING,
                                                  "a_store_that_cannot_be_written_is_said_and_never_gives_an_old_page")),
    133: Fault("translation alone that names somebody",
               _in(ATTACKS, "a_translation_without_its_original_may_name_whom_nobody_else_names")),
    134: Fault("warning whose cause is gone", _in(REMEMBERING, "what_may_be_mended_without_the_sources_is_looked_at_again")),
    135: Fault("seventh tab", _in(MANY, "the_pages_beyond_a_few_ask_again_and_again",
                                  "a_page_that_asks_again_is_told_that_nothing_is_wrong_any_more")
               + _in("browser/test_live.py", "twenty_tabs_follow_and_the_next_page_loads")),
    136: Fault("control character by a reference",
               _in(ATTACKS, "a_reference_to_a_control_character_is_refused_wherever_it_stands",
                   "a_reference_that_turns_the_direction_is_a_warning")),
    137: Fault("link to a file of the archive that is no source", ODD_LINKS + _in(ATTACKS, "a_template_is_never_one_from_elsewhere")),
    138: Fault("text on which a search goes on from every place",
               _in(ATTACKS, "a_megabyte_of_marks_is_searched_once", "a_row_of_very_many_doubtful_cells_is_searched_once",
                   "very_many_beginnings_of_a_conflict_are_searched_once", "abbreviations_of_a_long_text_are_sought_once")),
    139: Fault("empty words, for which gettext prints a header", _in(ATTACKS, "no_words_are_no_message_of_the_catalogue")),
    140: Fault("same size, time and inode", _in(REMEMBERING, "a_save_of_the_same_size_and_time_is_seen")),
    141: Fault("link in the place of a temporary file, or of what waits",
               _in(PUBLISH, "nothing_is_written_through_a_link_in_the_place_of_a_temporary_file",
                   "what_waits_is_never_written_through_a_link")),
    142: Fault("linked folder of the site", _in(PUBLISH, "nothing_is_deleted_behind_a_linked_folder",
                                                "a_link_in_the_place_of_a_page_that_goes_is_kept")),
    143: Fault("contact with another scheme", _in(ATTACKS, "what_is_no_contact_is_refused", "a_contact_is_taken")),
    144: Fault("formula in a table", _in(ATTACKS, "a_cell_of_the_table_is_never_a_formula")),
    145: Fault("backslashes in BibTeX", _in("site/test_citing.py", "any_words_are_the_same_again_behind_bibtex")),
    146: Fault("number of 5,000 figures", _in(ATTACKS, "a_number_of_any_length_is_no_traceback",
                                              "a_long_number_in_a_pair_is_compared")),
    147: Fault("requests of any bytes", _in(MANY, "any_bytes_are_answered_or_refused")),
    148: Fault("200 connections", _in(MANY, "two_hundred_connections_are_answered",
                                      "two_hundred_connections_may_wait_to_be_taken_up")),
    149: Fault("nobody's home", _in(PUBLISH, "somebody_without_a_home_can_build")),
    150: Fault("flipped bit in what is remembered", _in(REMEMBERING, "every_flipped_bit_of_a_row_is_seen",
                                                        "a_build_says_when_nothing_was_remembered")),
    151: Fault("NUL in the manifest", _in(REMEMBERING, "a_damaged_manifest_loses_nothing")),
    152: Fault("file of 50 GB, /dev/zero, pipe", _in(PICTURE, "a_picture_has_a_largest_size_and_no_more_of_it_is_read")
               + _in(ATTACKS, "an_import_reads_no_more_than_a_text_may_hold", "a_lock_that_is_no_file_of_its_own_is_no_hindrance")
               + _in(PUBLISH, "pipes_in_the_site_are_never_waited_for")
               + _in(MANY, "the_overlay_shows_a_few_of_very_many_problems_and_reads_little")),
    153: Fault("page to import that is nested, or never closed", _in(ATTACKS, "a_page_of_any_form_is_imported_or_refused_in_time")),
    154: Fault("report of an import that turns a terminal", _in(ATTACKS, "an_import_prints_nothing_that_turns_a_terminal")),
    155: Fault("dependency without an exact version",
               _in("architecture/test_dependencies.py", "all_that_is_needed_has_an_exact_version")),
    156: Fault("schemas written among the sources or elsewhere",
               _in("commands/test_json_schemas.py", "they_are_written_to_a_folder_of_their_own_only")),
    157: Fault("& in robots.txt", _in(ATTACKS, "robots_txt_is_no_mark_up")),
    158: Fault("300,000 control characters",
               _in(DECODE, "however_many_characters_are_wrong_the_first_are_named_and_the_others_counted")),
    159: Fault("scheme of an address in other letters", _in(ATTACKS, "a_scheme_that_is_spelt_otherwise_is_none")),
    160: Fault("workers of a build that was killed, still at work in the next one",
               _in(PUBLISH, "the_workers_of_a_build_that_was_killed_harm_none")),
}  # fmt: skip
