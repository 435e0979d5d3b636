//! `estimate proportion` from counts and `estimate compare`.

use super::{figures, keys, refused};

#[test]
fn a_share_is_told_in_the_shape_of_the_contract() {
    let found = figures("proportion --successes 185 --trials 200");
    let expected = [
        "successes",
        "trials",
        "share",
        "level",
        "wald",
        "wilson",
        "wilson_cc",
        "clopper_pearson",
        "jeffreys",
        "agresti_coull",
        "one_sided_lower",
        "target",
        "verdict",
        "reached_exactly",
        "shortfall",
        "more_needed",
    ];
    assert_eq!(keys(&found), expected);
    let tests = [
        "value",
        "exact_p_greater",
        "exact_p_less",
        "exact_p_two_sided",
        "midp_greater",
        "score_z",
        "score_p_greater",
        "score_p_less",
    ];
    assert_eq!(keys(&found["target"]), tests);
    assert_eq!(keys(&found["one_sided_lower"]), ["wilson", "clopper_pearson"]);
    assert_eq!(found["share"], 0.925);
    assert_eq!(found["verdict"], "open");
    assert_eq!((&found["reached_exactly"], &found["shortfall"]), (&true.into(), &0.into()));
    let with_population = figures("proportion --successes 92 --trials 100 --population 1000");
    assert_eq!(keys(&with_population["fpc"]), ["factor", "se", "moe"]);
}

#[test]
fn as_many_more_answers_as_told_decide_and_one_fewer_does_not() {
    // 925 of 1000: every 40 more keep the share whole.
    let found = figures("proportion --successes 185 --trials 200");
    let more = found["more_needed"].as_u64().unwrap();
    let decided = 200 + more.div_ceil(40) * 40;
    let verdict = |trials: u64| {
        let successes = trials * 37 / 40;
        let found = figures(&format!("proportion --successes {successes} --trials {trials}"));
        found["verdict"].as_str().unwrap().to_owned()
    };
    assert_eq!(verdict(decided), "reached");
    assert_eq!(verdict(decided - 40), "open");
    let sure = figures("proportion --successes 2000 --trials 2000");
    assert_eq!(sure["more_needed"], serde_json::Value::Null);
}

#[test]
fn the_exact_test_judges_and_thirty_six_are_the_fewest_contented_that_reach_ninety_percent() {
    // R: binom.test(35, 35, 0.9, "greater")$p.value is 0.02503, of 36 it is 0.02253.
    assert_eq!(figures("proportion --successes 35 --trials 35")["verdict"], "open");
    assert_eq!(figures("proportion --successes 35 --trials 35")["more_needed"], 1);
    assert_eq!(figures("proportion --successes 36 --trials 36")["verdict"], "reached");
}

#[test]
fn everybody_asked_decides_and_nobody_else_is_asked_for() {
    let told = |text: &str| {
        let found = figures(&format!("proportion {text}"));
        (found["verdict"].as_str().unwrap().to_owned(), found["more_needed"].as_u64())
    };
    let decided = |verdict: &str| (verdict.to_owned(), None);
    assert_eq!(told("--successes 9 --trials 10 --population 10"), decided("reached"));
    assert_eq!(told("--successes 8 --trials 10 --population 10"), decided("missed"));
    // 90 of 100 are there whatever the last five say; 84 and all five are too few.
    assert_eq!(told("--successes 90 --trials 95 --population 100"), decided("reached"));
    assert_eq!(told("--successes 84 --trials 95 --population 100"), decided("missed"));
    // At the target itself only everybody decides; from an endless population nobody does.
    assert_eq!(told("--successes 90 --trials 100 --population 110"), ("open".to_owned(), Some(10)));
    assert_eq!(told("--successes 90 --trials 100"), ("open".to_owned(), None));
    // Nine of eleven at the same rate, and the twelfth cannot bring eleven.
    assert_eq!(told("--successes 9 --trials 10 --population 12"), ("open".to_owned(), Some(1)));
    // Far more people than it takes: as from an endless population.
    let many = told("--successes 185 --trials 200 --population 1000000");
    assert_eq!(many, told("--successes 185 --trials 200"));
}

#[test]
fn a_target_is_kept_to_the_digit() {
    let found = figures("proportion --successes 17999 --trials 20000 --target 0.9");
    assert_eq!((&found["reached_exactly"], &found["shortfall"]), (&false.into(), &1.into()));
    let found = figures("proportion --successes 8995 --trials 10000 --target 0.8995");
    assert_eq!(found["reached_exactly"], true);
    assert_eq!(found["target"]["exact_p_two_sided"], 1.0);
}

#[test]
fn no_answers_are_no_data() {
    let found = figures("proportion --successes 0 --trials 0 --population 5");
    for key in ["share", "wilson", "wald", "jeffreys", "verdict", "reached_exactly", "shortfall"] {
        assert!(found[key].is_null(), "{key}");
    }
    assert_eq!(found["target"]["value"], 0.9);
    assert!(found["target"]["exact_p_greater"].is_null());
    assert!(found["one_sided_lower"]["wilson"].is_null());
}

#[test]
fn counts_of_a_billion_are_no_trouble() {
    let found = figures("proportion --successes 900100000 --trials 1000000000");
    assert_eq!(found["verdict"], "reached");
    let low = |of: &str| found[of][0].as_f64().unwrap();
    assert!((low("clopper_pearson") - low("wilson")).abs() < 1e-8);
    let found = figures("compare --x1 900100000 --n1 1000000000 --x2 900000000 --n2 1000000000");
    assert!(found["odds_ratio_cond_mle"].as_f64().unwrap() > 1.0);
}

#[test]
fn two_shares_are_told_in_the_shape_of_the_contract() {
    let found = figures("compare --x1 185 --n1 200 --x2 170 --n2 200");
    let expected = [
        "diff",
        "z_pooled",
        "p_two_sided",
        "p_greater",
        "chisq",
        "chisq_p",
        "chisq_yates",
        "chisq_yates_p",
        "wald_ci",
        "newcombe_ci",
        "fisher_p_two_sided",
        "fisher_p_greater",
        "odds_ratio_cond_mle",
    ];
    assert_eq!(keys(&found), expected);
    let all = figures("compare --x1 5 --n1 5 --x2 9 --n2 9");
    assert!(all["z_pooled"].is_null() && all["chisq_p"].is_null());
    assert!(all["odds_ratio_cond_mle"].is_null());
    assert_eq!(all["fisher_p_two_sided"], 1.0);
}

#[test]
fn what_cannot_be_is_refused_in_a_sentence() {
    refused("proportion --successes 3 --trials 2", "--successes is 3, more than --trials 2");
    refused("proportion --successes 3 --trials 9 --population 8", "less than --trials 9");
    refused("proportion --successes 3 --trials 9 --target 90", "--target is a share");
    for level in ["0", "1", "95", "-0.5", "NaN"] {
        let arguments = format!("proportion --successes 3 --trials 9 --level {level}");
        refused(&arguments, "--level is");
    }
    refused("compare --x1 0 --n1 0 --x2 1 --n2 2", "--n1 and --n2 have to be above 0");
    refused("compare --x1 3 --n1 2 --x2 1 --n2 2", "--x1 is 3, more than --n1 2");
    refused("proportion --successes 1 --trials 9000000000000", "that can be computed with");
}
