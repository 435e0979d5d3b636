//! `estimate sample-size` and `estimate allocate`.

use super::{figures, keys, refused};

#[test]
fn a_margin_asks_for_so_many_answers_and_so_many_invitations() {
    let found = figures("sample-size --margin 0.05 --population 1000 --response-rate 0.7");
    assert_eq!(keys(&found), ["n0", "n_exact", "n", "invite", "slovin"]);
    assert_eq!((&found["n"], &found["slovin"]), (&278.into(), &286.into()));
    // 278 / 0.7 = 397.14…
    assert_eq!(found["invite"], 398);
    // 385 / 0.7 is 550 to the digit; in doubles it is a little more.
    let found = figures("sample-size --margin 0.05 --response-rate 0.7");
    assert_eq!((&found["n"], &found["invite"]), (&385.into(), &550.into()));
    assert!(found["slovin"].is_null());
}

#[test]
fn a_share_above_another_asks_for_so_many() {
    let found = figures("sample-size --share0 0.9 --share1 0.93 --power 0.8 --alpha 0.05");
    assert_eq!(keys(&found), ["n_exact", "n"]);
    assert_eq!(found["n"], 558);
}

#[test]
fn a_sample_is_shared_out_to_the_last_one() {
    let found = figures("allocate --strata E=4421,H=755,M=1018 --n 200");
    assert_eq!(found["method"], "proportional");
    let parts: Vec<u64> = found["strata"]
        .as_array()
        .unwrap()
        .iter()
        .map(|part| part["n"].as_u64().unwrap())
        .collect();
    assert_eq!(parts, [143, 24, 33]);
    // Cochran (1977), section 5.5: n_h goes by N_h·S_h, here 1000·1 to 1000·3.
    let found = figures("allocate --strata a=1000,b=1000 --sd 1,3 --n 100");
    assert_eq!(found["method"], "neyman");
    assert_eq!((&found["strata"][0]["n"], &found["strata"][1]["n"]), (&25.into(), &75.into()));
}

#[test]
fn what_cannot_be_planned_is_refused_in_a_sentence() {
    refused("sample-size", "give --margin, or --share0 and --share1");
    refused("sample-size --margin 1.5", "--margin is a share below 1");
    refused("sample-size --margin 0.05 --share 1.2", "--share is 1.2");
    refused("sample-size --margin 0.05 --population 0", "there is nobody to ask");
    refused("sample-size --margin 0.05 --deff 0", "--deff is 0");
    refused("sample-size --margin 0.05 --response-rate 1.1", "--response-rate is a share");
    refused("sample-size --share0 0.9 --share1 0.9", "has to be above --share0 0.9");
    refused("sample-size --share0 0.9 --share1 0.95 --power 1", "--power is 1");
    refused("allocate --strata a=3,a=4 --n 2", "names `a` twice");
    refused("allocate --strata a=3,b=4 --n 8", "hold 7 in all, fewer than the sample");
    refused("allocate --strata a=3,b=4 --n 3", "takes 4, more than the sample");
    refused("allocate --strata a=3,b=4 --n 5 --sd 1", "1 values for 2 strata");
}
