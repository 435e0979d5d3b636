//! A change to the sound file, and the fault it makes.

/// The text that is replaced, what it is replaced by, and how the fault begins.
pub(super) const CASES: &[(&str, &str, &str)] = &[
    ("version = \"1\"", "versoin = \"1\"", "mini.toml:2: the file has an unknown key `versoin`"),
    ("version = \"1\"\n", "", "mini.toml:1: the file has no `version`"),
    ("2026-01-01", "\"today\"", "mini.toml:3: `valid_from` of the file is of type string"),
    (
        "\"left_out\"",
        "\"zero\"",
        "mini.toml:4: `missing` of the file is `zero`. Write one of: left_out, in_denominator.",
    ),
    (", en = \"Form\"", "", "mini.toml:5: `title` of the file has no English text"),
    ("\"item_mean\"", "\"median\"", "mini.toml:10: `aggregation` of the formula is `median`"),
    ("numerator = 90", "numerator = 900", "mini.toml:12: the target 900/100 cannot be reached"),
    ("code = \"1\"", "code = \"-\"", "mini.toml:18: the choice code `-` is not one of 0–9, A–Z"),
    ("code = \"1\"", "code = \"12\"", "mini.toml:18: `code` of the choice is `12`"),
    ("code = \"2\"", "code = \"1\"", "mini.toml:19: the scale `yes` has two choices `1`"),
    (", counts = \"satisfied\"", "", "mini.toml:19: the choice has no `counts`"),
    (
        "counts = \"satisfied\"",
        "counts = \"points\"",
        "mini.toml:19: the choice `2` counts as points and has none",
    ),
    (
        "counts = \"unsatisfied\"",
        "counts = \"satisfied\", points = 0.1234",
        "mini.toml:18: `points` of the choice is of type float",
    ),
    ("section = \"all\"", "section = \"some\"", "mini.toml:26: there is no section `some`"),
    ("scale = \"yes\"\n", "", "mini.toml:24: the item has no `scale`"),
    ("scale = \"yes\"", "scale = \"no\"", "mini.toml:27: there is no scale `no`"),
    (
        "code = \"s2\"",
        "code = \"s1\"",
        "mini.toml:31: the item code `s1` stands on line 25 already",
    ),
    ("code = \"s2\"", "code = \"S2\"", "mini.toml:31: the item code `S2` has other characters"),
    ("code = \"s2\"", "code = \"remark\"", "mini.toml:31: `remark` is a field of every form"),
    (
        "item = \"s1\"",
        "item = \"s3\"",
        "mini.toml:34: `s2` depends on `s3`, which is not asked before it",
    ),
    ("any_of = [\"1\"]", "any_of = [\"7\"]", "mini.toml:34: `s1` has no choice `7`"),
    ("items = [\"s1\", \"s2\"]", "items = [\"s1\", \"s9\"]", "mini.toml:40: there is no item `s9`"),
    (
        "code = \"s2\"",
        "code = \"2s\"",
        "mini.toml:31: the item code `2s` does not begin with a letter",
    ),
    (
        "code = \"s2\"",
        "code = \"tier\"",
        "mini.toml:31: `tier` is a field of every form or a column",
    ),
    (
        "version = \"1\"",
        "version = \"1@2\"",
        "mini.toml:2: the version `1@2` has characters an address does not carry",
    ),
    (
        "2026-01-01",
        "2026-01-01\nvalid_to = 2025-12-31",
        "mini.toml:4: the last day, 2025-12-31, is before the first, 2026-01-01",
    ),
    (
        "items = [\"s1\", \"s2\"]",
        "items = [\"s1\", \"s1\"]",
        "mini.toml:40: the item `s1` would count twice",
    ),
    ("items = [\"s1\", \"s2\"]", "items = []", "mini.toml:40: `f` is made of nothing"),
    (
        "[[factor]]\ncode = \"f\"\ntitle = { vi = \"Yếu tố\", en = \"Factor\" }\nitems = [\"s1\", \"s2\"]\n",
        "",
        "mini.toml:7: the formula has nothing to count",
    ),
    ("item_mean", "domain_mean", "mini.toml:10: the formula goes by domains, and there is none"),
    ("Tiêu chí", "Ti?u chí", "mini.toml:28: `Ti?u chí"),
    ("Tiêu chí", "Ti\u{fffd}u chí", "mini.toml:28: `Ti\u{fffd}u chí"),
    ("Tiêu chí", "Tiêu\u{200b} chí", "mini.toml:28: «TiêuU+200B chí» has a character"),
    ("Tiêu chí", "Tie\u{302}u chí", "mini.toml:28: «Tie\u{302}u chí» is not in Unicode NFC"),
    (
        "id = \"mini\"",
        "id = \"maxi\"",
        "mini.toml:1: the file is named `mini.toml`, its id is `maxi`",
    ),
    ("[target]", "[target", "mini.toml:11: this is not TOML"),
];
