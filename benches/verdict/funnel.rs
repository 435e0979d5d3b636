//! How many steady places lie outside the limits of a funnel, and how often a low one does.

use hailong::domain::measure::{Figure, Tally, cell as cell_of};
use hailong::stats::{Interval, SharePlace, share_funnel};
use rand::rngs::StdRng;

use super::people::{Blanks, Crowd, Form, seeded};

const STEADY: f64 = 0.9;

/// Funnels a row.
const FUNNELS: u32 = 400;

/// Outside the inner limits, outside the outer ones, and the low place below the outer ones.
#[derive(Default)]
struct Found {
    places: f64,
    inner: f64,
    outer: f64,
    low: f64,
}

/// One row a sort of places.
pub(crate) fn print() {
    let Some(form) = Form::of("sipas-counter") else { return };
    println!(
        "\n| places | ρ within a person | outside 95 % | outside 99.8 % | four points low, 400 responses: below 99.8 % |"
    );
    println!("|---|---|---|---|---|");
    let uneven: Vec<u64> = [20, 50, 100, 200, 400, 800].repeat(4);
    for (named, sizes, blanks) in [
        ("20 of 50", vec![50; 20], Blanks::None),
        ("20 of 400", vec![400; 20], Blanks::None),
        ("24 of 20 to 800", uneven.clone(), Blanks::None),
        ("24 of 20 to 800, every other form short", uneven, Blanks::Short),
    ] {
        for alike in [&[0.2][..], &[0.4], &[0.6], &[0.15, 0.3, 0.5, 0.8]] {
            let found = seeded(7, |rng| tried(&form, &sizes, alike, blanks, rng));
            let percent = |part: f64| 100.0 * part / found.places;
            let alike: Vec<String> = alike.iter().map(ToString::to_string).collect();
            println!(
                "| {named} | {} | {:.1} | {:.2} | {:.0} |",
                alike.join(", "),
                percent(found.inner),
                percent(found.outer),
                100.0 * found.low / f64::from(FUNNELS),
            );
        }
    }
}

/// Steady places, and beside each funnel another with one place more that stands four points low.
fn tried(form: &Form, sizes: &[u64], alike: &[f64], blanks: Blanks, rng: &mut StdRng) -> Found {
    let mut found = Found::default();
    let mut alike = alike.iter().cycle();
    for _ in 0..FUNNELS {
        let mut place = |share: f64, n: u64, rng: &mut StdRng| {
            let crowd = Crowd { share, alike: *alike.next().unwrap_or(&0.0), blanks };
            let mut tally = Tally::empty(&form.instrument);
            form.answer(&crowd, n, &mut tally, rng);
            tally
        };
        let mut tallies: Vec<Tally> = sizes.iter().map(|n| place(STEADY, *n, rng)).collect();
        for [share, inner, outer] in outside(form, &tallies) {
            found.places += 1.0;
            found.inner += f64::from(u8::from(share != 0.0 && inner != 0.0));
            found.outer += f64::from(u8::from(share != 0.0 && outer != 0.0));
        }
        tallies.push(place(STEADY - 0.04, 400, rng));
        let low = outside(form, &tallies).pop();
        found.low += f64::from(u8::from(low.is_some_and(|[_, _, outer]| outer < 0.0)));
    }
    found
}

/// The share of each place, and on which side of the inner and of the outer limits it lies, as the
/// office's page has it.
fn outside(form: &Form, tallies: &[Tally]) -> Vec<[f64; 3]> {
    let cell = |tally: &Tally| cell_of(&form.instrument, tally, Figure::Index, 1);
    let mut all = Tally::default();
    for tally in tallies {
        all.add(tally);
    }
    let places = tallies.iter().filter_map(|tally| {
        let cell = cell(tally);
        let responses = f64::from(u32::try_from(cell.n).unwrap_or(u32::MAX));
        Some(SharePlace { share: cell.value?, responses, effective: cell.effective? })
    });
    let places: Vec<SharePlace> = places.collect();
    let around = cell(&all).value.and_then(|centre| share_funnel(&places, centre));
    let side = |share: f64, Interval(low, high): Interval| {
        if share < low { -1.0 } else { f64::from(u8::from(share > high)) }
    };
    let around = around.unwrap_or_default().into_iter();
    around.map(|at| [at.share, side(at.share, at.inner), side(at.share, at.outer)]).collect()
}
