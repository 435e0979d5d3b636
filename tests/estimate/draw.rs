//! `estimate draw`: samples that anybody can draw again.

use std::fmt::Write;
use std::path::Path;

use serde_json::Value;
use sha2::{Digest, Sha256};

use super::{figures, refused};

/// Sixty dossiers in three counters, of growing size.
fn dossiers(folder: &Path, backwards: bool) -> String {
    let mut rows: Vec<String> =
        (1..=60).map(|at| format!("D{at:03},counter-{},{at}\n", 1 + at % 7 % 3)).collect();
    if backwards {
        rows.reverse();
    }
    let path = folder.join(if backwards { "backwards.csv" } else { "dossiers.csv" });
    std::fs::write(&path, format!("dossier,counter,pages\n{}", rows.concat())).unwrap();
    path.to_str().unwrap().to_owned()
}

fn ids(protocol: &Value) -> Vec<&str> {
    let selected = protocol["selected"].as_array().unwrap();
    selected.iter().map(|each| each["id"].as_str().unwrap()).collect()
}

fn sum_of(protocol: &Value, key: &str) -> f64 {
    let selected = protocol["selected"].as_array().unwrap();
    selected.iter().map(|each| each[key].as_f64().unwrap()).sum()
}

/// Drawn by the recipe of docs/methodology/planning.md in Python 3, with `openssl enc -chacha20`:
/// these lists may never change under `hailong-draw/1`.
#[test]
fn another_language_draws_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let file = dossiers(folder.path(), false);
    for (rest, expected) in [
        ("--n 10 --seed 2026-06-12:17-4", "D011 D012 D014 D015 D023 D025 D028 D034 D040 D058"),
        (
            "--n 13 --seed 7 --method systematic",
            "D003 D008 D012 D017 D021 D026 D031 D035 D040 D045 D049 D054 D058",
        ),
        (
            "--n 13 --seed 7 --method pps --size pages",
            "D011 D020 D026 D031 D035 D039 D043 D046 D049 D052 D054 D057 D059",
        ),
    ] {
        let protocol = figures(&format!("draw --data {file} --id dossier {rest}"));
        assert_eq!(ids(&protocol).join(" "), expected, "{rest}");
    }
}

#[test]
fn the_protocol_says_how_to_draw_the_same_again() {
    let folder = tempfile::tempdir().unwrap();
    let file = dossiers(folder.path(), false);
    let protocol =
        figures(&format!("draw --data {file} --id dossier --n 10 --seed 2026-06-12:17-4"));
    assert_eq!(protocol["algorithm"], "hailong-draw/1");
    let digest = Sha256::digest(std::fs::read(&file).unwrap());
    let hex = digest.iter().fold(String::new(), |mut hex, byte| {
        write!(hex, "{byte:02x}").unwrap();
        hex
    });
    assert_eq!(protocol["file_sha256"], hex);
    assert_eq!((&protocol["population"], &protocol["n"]), (&60.into(), &10.into()));
    let again = figures(&format!("draw --data {file} --id dossier --n 10 --seed 2026-06-12:17-4"));
    assert_eq!(again, protocol);
    let other = figures(&format!("draw --data {file} --id dossier --n 10 --seed 2026-06-12:17-5"));
    assert_ne!(ids(&other), ids(&protocol));
}

#[test]
fn the_order_of_the_file_does_not_matter_where_it_need_not() {
    let folder = tempfile::tempdir().unwrap();
    let (file, backwards) = (dossiers(folder.path(), false), dossiers(folder.path(), true));
    for method in ["simple", "stratified --strata counter"] {
        let rest = format!("--id dossier --n 12 --seed 1 --method {method}");
        let one = figures(&format!("draw --data {file} {rest}"));
        let two = figures(&format!("draw --data {backwards} {rest}"));
        assert_eq!(one["selected"], two["selected"], "{method}");
    }
}

#[test]
fn chances_add_up_to_the_sample_and_weights_to_the_population() {
    let folder = tempfile::tempdir().unwrap();
    let file = dossiers(folder.path(), false);
    let drawn = |method: &str| {
        let rest = format!("--id dossier --n 13 --seed 7 --method {method}");
        figures(&format!("draw --data {file} {rest}"))
    };
    for method in ["simple", "systematic", "stratified --strata counter"] {
        let protocol = drawn(method);
        assert_eq!(ids(&protocol).len(), 13, "{method}");
        assert!((sum_of(&protocol, "weight") - 60.0).abs() < 1e-9, "{method}");
    }
    let protocol = drawn("pps --size pages");
    assert_eq!(ids(&protocol).len(), 13);
    // The sum of the sizes over the chances is the sum of all sizes: 1 + … + 60.
    let selected = protocol["selected"].as_array().unwrap();
    let pages = selected.iter().map(|each| {
        let pages: f64 = each["id"].as_str().unwrap()[1..].parse().unwrap();
        pages * each["weight"].as_f64().unwrap()
    });
    assert!((pages.sum::<f64>() - 1830.0).abs() < 1e-9);
    let strata = drawn("stratified --strata counter");
    let parts = strata["strata"].as_array().unwrap();
    let sizes: u64 = parts.iter().map(|part| part["n"].as_u64().unwrap()).sum();
    assert_eq!((parts.len(), sizes), (3, 13));
}

#[test]
fn those_drawn_are_written_to_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = dossiers(folder.path(), false);
    let out = folder.path().join("drawn.csv");
    let rest = format!("--id dossier --n 3 --seed 1 --out {}", out.display());
    let protocol = figures(&format!("draw --data {file} {rest}"));
    let text = std::fs::read_to_string(out).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines[0], "id,stratum,probability,weight");
    for (line, id) in lines[1..].iter().zip(ids(&protocol)) {
        assert_eq!(*line, format!("{id},,0.05,20"));
    }
    assert_eq!(lines.len(), 4);
}

#[test]
fn a_faulty_list_is_refused_whole() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("list.csv");
    std::fs::write(&path, "id,s,size\na,x,1\na,,2.5\n,y,3\n").unwrap();
    let file = path.display();
    let out = folder.path().join("out.csv");
    let rest = format!("--id id --n 1 --seed 1 --out {}", out.display());
    refused(&format!("draw --data {file} {rest}"), "row 3, column `id`: `a` stands there twice");
    let pps = format!("draw --data {file} {rest} --method pps --size size");
    refused(&pps, "row 3, column `size`: `2.5` is no size");
    let stratified = format!("draw --data {file} {rest} --method stratified --strata s");
    refused(&stratified, "row 3, column `s`: is blank");
    refused(&format!("draw --data {file} {rest} --strata s"), "--strata goes with");
    refused(&format!("draw --data {file} --id no --n 1 --seed 1"), "column `no`: is not there");
    assert!(!out.exists());
    std::fs::write(&path, "id,size\na,1\nb,0\n").unwrap();
    refused(&format!("draw --data {file} --id id --n 3 --seed 1"), "--n is 3, and");
    let pps = format!("draw --data {file} --id id --n 2 --seed 1 --method pps --size size");
    refused(&pps, "only 1 rows of");
    refused(&format!("draw --data {file} --id id --n 0 --seed 1"), "there is nothing to draw");
}
