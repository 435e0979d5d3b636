//! What is wrong with a file, told by row and column, all of it at once.

use std::path::Path;

use crate::support::estimate::estimate;

/// What the command says on stderr about `text`, after it has refused.
fn refusal(text: &str, arguments: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    write(folder.path(), "data.csv", text);
    write(folder.path(), "sex.csv", "value,total\nf,50\nm,50\n");
    write(folder.path(), "age.csv", "value,total\nold,40\nyoung,70\n");
    write(folder.path(), "uneven.csv", "value,total\nold,40\nyoung,60\n");
    write(folder.path(), "sex-x.csv", "value,total\nf,50\nm,40\nx,10\n");
    let arguments: Vec<&str> = arguments.split_whitespace().collect();
    let output = estimate(folder.path(), &arguments);
    assert_eq!(output.status.code(), Some(1), "{output:?}");
    assert!(output.stdout.is_empty());
    String::from_utf8(output.stderr).unwrap()
}

fn write(folder: &Path, name: &str, text: &str) {
    std::fs::write(folder.join(name), text).unwrap();
}

fn says(told: &str, parts: &[&str]) {
    for part in parts {
        assert!(told.contains(part), "`{part}` is not in:\n{told}");
    }
}

#[test]
fn every_faulty_cell_is_told_at_once() {
    let text = "y,w,h,c,n\n1,2,a,1,10\n2,-1,a,2,10\nthree,1,a,3,10\n0,,a,4,10\n1,x,b,5,10\n\
                1,1,b,6,11\n1,1,,7,10\n1,1,c,8,10\n";
    let told = refusal(
        text,
        "proportion --data data.csv --y y --weights w --strata h --cluster c --fpc n",
    );
    says(
        &told,
        &[
            "row 3, column `w`: `-1` is below 0",
            "row 3, column `y`: `2` is neither 0 nor 1",
            "row 4, column `y`: `three` is no number",
            "row 5, column `w`: is blank",
            "row 6, column `w`: `x` is no number",
            "row 7, column `n`: is 11 here and 10 in row 6, in the same stratum `b`",
            "row 8, column `h`: is blank",
            "row 9, column `h`: stratum `c` has one cluster",
            "--lonely-psu certainty, adjust or average",
            "8 faults",
        ],
    );
}

#[test]
fn a_population_smaller_than_its_sample_is_refused() {
    let told = refusal("y,n\n1,2\n2,2\n3,2\n", "mean --data data.csv --y y --fpc n");
    says(&told, &["row 2, column `n`: is 2, and the sample has 3 units of the population"]);
    let told = refusal("y,n\n1,0.5\n2,5\n", "mean --data data.csv --y y --fpc n");
    says(&told, &["row 3, column `n`"]);
}

#[test]
fn a_lonely_unit_of_the_second_stage_is_refused_where_it_matters() {
    let text = "y,c,u,n1,n2\n1,a,1,9,4\n2,a,2,9,4\n3,b,3,9,4\n";
    let command = "mean --data data.csv --y y --cluster c,u --fpc n1,n2";
    let told = refusal(text, command);
    says(&told, &["row 4, column `u`: cluster `b` has one unit", "certainty or adjust"]);
}

#[test]
fn margins_that_do_not_fit_are_refused() {
    let text = "y,sex,age\n1,f,old\n2,m,young\n3,f,young\n4,q,old\n";
    let told = refusal(text, "mean --data data.csv --y y --post sex=sex.csv");
    says(&told, &["row 5, column `sex`: `q` has no total in sex.csv"]);
    let text = "y,sex,age\n1,f,old\n2,m,young\n3,f,young\n";
    let told = refusal(text, "mean --data data.csv --y y --post sex=sex-x.csv");
    says(&told, &["no row has `x`, which has a total in row 4 of sex-x.csv"]);
    let command = "mean --data data.csv --y y --rake sex=sex.csv --rake age=age.csv";
    says(&refusal(text, command), &["sex.csv adds up to 100 and age.csv to 110"]);
    let command = "mean --data data.csv --y y --post sex";
    says(&refusal(text, command), &["has not the form COL=FILE"]);
}

#[test]
fn raking_that_cannot_be_is_refused() {
    // All women are old and all men young, and the margins say otherwise.
    let text = "y,sex,age\n1,f,old\n2,m,young\n3,f,old\n";
    let command = "mean --data data.csv --y y --rake sex=sex.csv --rake age=uneven.csv";
    let told = refusal(text, command);
    says(&told, &["raking has not converged: after 1000 rounds"]);
}
