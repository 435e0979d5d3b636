//! Numbers that no survey has are refused with a sentence, whatever the command.

use std::fs;
use std::process::Command;

use crate::support::server::PROGRAM;

#[test]
fn absurd_numbers_are_refused_with_one_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    let rows =
        (0..40).map(|i| [(i % 5).to_string(), (i % 3).to_string(), (i % 7).to_string()].join(","));
    write("d.csv", &format!("y,a,b,w\n{},1\n", rows.collect::<Vec<_>>().join(",1\n")));
    write("c.csv", "p,s,n\na,9,10\nb,8,10\nc,7,10\n");
    write("huge.csv", "s,n\n9,18446744073709551615\n");
    write("wide.csv", "y,w\n1e308,1e308\n1,2\n2,1\n");
    for words in [
        "funnel --target 0.9 --trials 18446744073709551615",
        "funnel --target 0.9 --trials 0",
        "funnel --target NaN --trials 10",
        "drivers --data d.csv --y y --x a,b --bootstrap 100000000",
        "drivers --data d.csv --y y --x a,b --bootstrap 5",
        "drivers --data d.csv --y y --x a,b --level NaN",
        "proportion --successes 10 --trials 5",
        "proportion --successes 5 --trials 10 --population 3",
        "proportion --successes 5 --trials 10 --population 18446744073709551615",
        "proportion --successes 5 --trials 10 --level inf",
        "proportion --successes 5 --trials 18446744073709551615",
        "sample-size --margin 0.000000001",
        "sample-size --margin 0.05 --deff 1e308",
        "sample-size --margin 0.05 --deff -1",
        "sample-size --margin 0.05 --population 18446744073709551615",
        "sample-size --margin 0.05 --population 0",
        "sample-size --share0 0.9 --share1 0.900000001",
        "sample-size --share0 0.9 --share1 NaN",
        "allocate --strata a=10,b=20 --sd=-1,2 --n 5",
        "allocate --strata a=10,b=20 --sd NaN,2 --n 5",
        "allocate --strata a=10,b=20 --n 18446744073709551615",
        "allocate --strata a=10,b=20 --n 5 --min 18446744073709551615",
        "adjust --p NaN,0.1",
        "compare --x1 1 --n1 10 --x2 1 --n2 18446744073709551615",
        "compare --x1 0 --n1 0 --x2 1 --n2 1",
        "cusum --data c.csv --successes s --trials n --target 0.9 --h 1e9",
        "cusum --data c.csv --successes s --trials n --target 0.9 -k inf",
        "cusum --data c.csv --successes s --trials n --target 2",
        "control-chart --data huge.csv --successes s --trials n",
        "total --data wide.csv --y y --weights w",
        "forecast --data c.csv --period p --successes s --trials n --level -1",
        "mean --data d.csv --y a --level 2",
        "draw --data d.csv --id w --n 18446744073709551615 --seed x",
        "alpha --data d.csv --items a,b --level 0",
    ] {
        let output = Command::new(PROGRAM)
            .arg("estimate")
            .args(words.split(' '))
            .arg("--json")
            .current_dir(folder.path())
            .output()
            .unwrap();
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{words}: {told}");
        assert!(output.stdout.is_empty(), "{words}");
        assert!(told.contains(' ') && !told.contains("panicked"), "{words}: {told}");
    }
}
