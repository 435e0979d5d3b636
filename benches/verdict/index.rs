//! How often the index is called reached though it stands exactly at its target.

use hailong::domain::measure::{Figure, Tally, cell as cell_of};
use hailong::stats::Verdict;
use rand::rngs::StdRng;

use super::people::{Blanks, Crowd, Form, Urn, seeded};

const TARGET: f64 = 0.9;

const FORMS: [&str; 2] = ["sipas-counter", "sipas-2026"];
const ALIKE: [f64; 4] = [0.0, 0.3, 0.6, 0.9];
const RESPONSES: [u64; 9] = [5, 10, 20, 36, 50, 100, 200, 350, 500];

/// Samples a cell: a true 2.5 % comes within 0.9 points of it in 99 of 100.
const SAMPLES: u64 = 2000;

/// A table for each way of leaving blanks; a column a form and a correlation.
pub(crate) fn print() {
    for (blanks, named) in [
        (Blanks::None, "No blanks"),
        (Blanks::Scattered, "One answer in five left blank, by chance"),
        (Blanks::Short, "Every other form answers the first quarter alone"),
    ] {
        println!("\n{named}: \"đạt\" of 100 samples at exactly 0.90\n");
        print!("| responses |");
        for id in FORMS {
            for alike in ALIKE {
                print!(" {} ρ {alike} |", items(id));
            }
        }
        println!("\n|---|{}", "---|".repeat(FORMS.len() * ALIKE.len()));
        let columns: Vec<(&str, f64)> =
            FORMS.iter().flat_map(|id| ALIKE.map(|alike| (*id, alike))).collect();
        let columns: Vec<Vec<f64>> = std::thread::scope(|scope| {
            let (left, right) = columns.split_at(columns.len() / 2);
            let other = scope.spawn(move || columns_of(right, blanks));
            let mut all = columns_of(left, blanks);
            all.extend(other.join().unwrap_or_default());
            all
        });
        for (row, n) in RESPONSES.iter().enumerate() {
            print!("| {n} |");
            columns.iter().filter_map(|of| of.get(row)).for_each(|share| print!(" {share:.1} |"));
            println!();
        }
    }
    limits();
}

fn items(id: &str) -> usize {
    Form::of(id).map_or(0, |form| form.instrument.index_items().len())
}

fn columns_of(columns: &[(&str, f64)], blanks: Blanks) -> Vec<Vec<f64>> {
    let column = |(id, alike): &(&str, f64)| {
        let crowd = Crowd { share: TARGET, alike: *alike, blanks };
        let form = Form::of(id)?;
        Some(RESPONSES.map(|n| 100.0 * wrong(&form, &crowd, n)).to_vec())
    };
    columns.iter().filter_map(column).collect()
}

fn wrong(form: &Form, crowd: &Crowd, n: u64) -> f64 {
    share_of(n, |rng| {
        let mut tally = Tally::empty(&form.instrument);
        form.answer(crowd, n, &mut tally, rng);
        is_reached(form, &tally)
    })
}

/// What no interval of one sample knows: days that are alike, and looking again and again.
fn limits() {
    let Some(form) = Form::of("sipas-counter") else { return };
    println!(
        "\nWhere the promise does not hold: \"đạt\" of 100 at exactly 0.90, 16 items, ρ 0.9\n"
    );
    let days = share_of(1, |rng| {
        let mut tally = Tally::empty(&form.instrument);
        for _ in 0..20 {
            // The level of a day, by an urn that is drawn from often: 0.1 of a day's answers.
            let mut urn = Urn::of(TARGET, 0.1);
            let draws = 200;
            let level = (0..draws).filter(|_| urn.draw(rng)).count();
            let level = f64::from(u16::try_from(level).unwrap_or(0)) / f64::from(draws);
            let crowd = Crowd { share: level, alike: 0.9, blanks: Blanks::None };
            form.answer(&crowd, 20, &mut tally, rng);
        }
        is_reached(&form, &tally)
    });
    println!(
        "- 20 days of 20 responses whose people agree (ρ 0.1 within a day): {:.1}",
        100.0 * days
    );
    let looks = share_of(2, |rng| {
        let mut tally = Tally::empty(&form.instrument);
        let crowd = Crowd { share: TARGET, alike: 0.9, blanks: Blanks::None };
        (0..50).any(|_| {
            form.answer(&crowd, 10, &mut tally, rng);
            is_reached(&form, &tally)
        })
    });
    println!("- looked at after every ten responses up to 500: {:.1}", 100.0 * looks);
}

fn is_reached(form: &Form, tally: &Tally) -> bool {
    let cell = cell_of(&form.instrument, tally, Figure::Index, 1);
    cell.verdict == Some(Verdict::Reached)
}

/// The share of samples of which something holds.
fn share_of(seed: u64, holds: impl Fn(&mut StdRng) -> bool) -> f64 {
    let found = seeded(seed, |rng| (0..SAMPLES).filter(|_| holds(rng)).count());
    f64::from(u32::try_from(found).unwrap_or(0)) / f64::from(u32::try_from(SAMPLES).unwrap_or(1))
}
