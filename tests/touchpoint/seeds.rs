//! Holds `src/domain/touchpoint/seeds.rs`.

use std::collections::BTreeSet;

use hailong::domain::touchpoint::seeds::{DEMO, Files, read};

fn instruments() -> BTreeSet<String> {
    ["sipas-counter", "quick"].map(str::to_owned).into()
}

#[test]
fn the_built_in_files_have_no_fault() {
    let seeds = read(DEMO, &instruments()).unwrap();
    assert_eq!(seeds.offices.len(), 1);
    assert!(seeds.units.len() >= 5);
    assert!(seeds.touchpoints.len() >= 6);
    assert!(seeds.procedures.iter().any(|each| each.illustrative));
}

#[test]
fn every_fault_of_every_file_is_told_at_once() {
    let files = Files {
        offices: r#"
            [[office]]
            code = "a"
            name = { vi = "A", en = "" }
            parent = { vi = "P", en = "P" }
            petitions = { vi = "K", en = "K" }
            [[unit]]
            code = "U"
            office = "b"
            name = { vi = "U", en = "U" }
            [[unit]]
            code = "U"
            office = "a"
            name = { vi = "U", en = "U" }
        "#,
        procedures: r#"
            [[procedure]]
            code = "42"
            name = { vi = "T", en = "T" }
        "#,
        touchpoints: "code,name_vi,name_en,unit,procedures,instrument,tier\n\
                      BT01,Q,C,V,42,quick,open\n",
    };
    let faults = read(files, &instruments()).unwrap_err();
    let parts = [
        "offices.toml: unit `U` stands there twice",
        "offices.toml: office `a`: name.en is empty",
        "offices.toml: unit `U`: there is no office `b`",
        "procedures.toml: procedure `42`: a national code",
        "touchpoints.csv: row 2, column unit: there is no unit `V`",
    ];
    assert_eq!(faults.len(), parts.len(), "{faults:#?}");
    for (fault, part) in faults.iter().zip(parts) {
        assert!(fault.starts_with(part), "{fault}");
    }
}

#[test]
fn a_key_nobody_knows_is_refused_with_its_line() {
    let files = Files { procedures: "[[procedure]]\ncode = \"1.000811\"\nprice = 3\n", ..DEMO };
    let faults = read(files, &instruments()).unwrap_err();
    assert!(faults[0].contains("line 3"), "{faults:?}");
    assert!(faults[0].contains("price"), "{faults:?}");
}
