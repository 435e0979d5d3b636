//! Drawing by chance, from a stream of numbers that is handed in.
//!
//! Whole numbers alone: a draw can be repeated in any language from the same stream.

use crate::stats::number::float_of;

/// One that was drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Drawn {
    /// Its place in the list, from 0.
    pub at: usize,
    /// The chance it had of being drawn.
    pub probability: f64,
}

/// `part / whole`; `None` of nothing.
pub fn share(part: u64, whole: u64) -> Option<f64> {
    (whole > 0).then(|| float_of(part) / float_of(whole))
}

/// `n` of `population`, every set of n equally likely; in the list's order.
///
/// The first n places of a shuffle (Fisher and Yates; Knuth's algorithm P): place k is swapped
/// with a place of k…N − 1. `n` is at most `population`.
pub fn simple(population: usize, n: usize, next: &mut dyn FnMut() -> u64) -> Vec<Drawn> {
    let mut places: Vec<usize> = (0..population).collect();
    for at in 0..n.min(population) {
        let ahead = below(count(population - at), next);
        places.swap(at, at + place(ahead));
    }
    places.truncate(n);
    places.sort_unstable();
    let probability = float_of(count(n)) / float_of(count(population));
    let drawn = |at| Drawn { at, probability };
    places.into_iter().map(drawn).collect()
}

/// Every N/n-th of the list from a start by chance, also where N/n is no whole number.
///
/// With r below N, unit i is drawn when r + k·N lies in n·i … n·i + n − 1 for some k below n.
pub fn systematic(population: usize, n: usize, next: &mut dyn FnMut() -> u64) -> Vec<Drawn> {
    pps(&vec![1; population], n, next)
}

/// Systematic with chances in proportion to `sizes`, whole numbers that may be 0.
///
/// A unit whose size is at least the sum over n is drawn for certain and taken out, until none is
/// left; then as `systematic` on the running sum of the sizes of the others. Fewer than `n` come
/// back when fewer have a size. Source: Madow (1949), On the theory of systematic sampling, II.
pub fn pps(sizes: &[u64], n: usize, next: &mut dyn FnMut() -> u64) -> Vec<Drawn> {
    let (certain, left) = certainties(sizes, n);
    let sum: u128 =
        (0..sizes.len()).filter(|at| !certain[*at]).map(|at| u128::from(sizes[at])).sum();
    let steps = u128::from(count(left));
    let start = match u64::try_from(sum) {
        Ok(all) if all > 0 && left > 0 => u128::from(below(all, next)),
        _ => 0,
    };
    let mut drawn = Vec::with_capacity(n);
    let mut passed = 0_u128;
    let mut point = start;
    let mut hits = 0;
    for (at, size) in sizes.iter().enumerate() {
        if certain[at] {
            drawn.push(Drawn { at, probability: 1.0 });
            continue;
        }
        passed += u128::from(*size) * steps;
        if hits < left && point < passed {
            let all = u64::try_from(sum).unwrap_or(u64::MAX);
            let probability = float_of(count(left)) * float_of(*size) / float_of(all);
            drawn.push(Drawn { at, probability });
            hits += 1;
            point += sum;
        }
    }
    drawn
}

/// Which are drawn for certain, and how many are left to be drawn by chance.
fn certainties(sizes: &[u64], n: usize) -> (Vec<bool>, usize) {
    let mut certain = vec![false; sizes.len()];
    let mut left = n;
    loop {
        let free = |at: &usize| !certain[*at] && sizes[*at] > 0;
        let open: Vec<usize> = (0..sizes.len()).filter(free).collect();
        let sum: u128 = open.iter().map(|at| u128::from(sizes[*at])).sum();
        let sure = |at: &&usize| u128::from(sizes[**at]) * u128::from(count(left)) >= sum;
        let found: Vec<usize> = open.iter().filter(sure).copied().take(left).collect();
        if left == 0 || found.is_empty() {
            let left = if open.is_empty() { 0 } else { left };
            return (certain, left);
        }
        left -= found.len();
        for at in found {
            certain[at] = true;
        }
    }
}

/// A number below `bound`, all equally likely: numbers past the last full multiple are thrown
/// away. `bound` is above 0.
fn below(bound: u64, next: &mut dyn FnMut() -> u64) -> u64 {
    // 2⁶⁴ mod bound, without 2⁶⁴.
    let over = (u64::MAX % bound + 1) % bound;
    loop {
        let number = next();
        if number <= u64::MAX - over {
            return number % bound;
        }
    }
}

fn count(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}

fn place(number: u64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 0, 1, 2, …: not random, but every start comes up.
    fn counting(mut from: u64) -> impl FnMut() -> u64 {
        move || {
            from += 1;
            from - 1
        }
    }

    #[test]
    fn over_all_starts_each_unit_comes_as_often_as_its_size_says() {
        let sizes = [3, 0, 5, 2, 7, 4];
        let sum = 21;
        let mut times = [0_u64; 6];
        for start in 0..sum {
            let drawn = pps(&sizes, 2, &mut counting(start));
            assert_eq!(drawn.len(), 2);
            for each in drawn {
                times[each.at] += 1;
                let chance = 2.0 * float_of(sizes[each.at]) / float_of(sum);
                assert!((each.probability - chance).abs() < 1e-15);
            }
        }
        assert_eq!(times, sizes.map(|size| 2 * size));
    }

    #[test]
    fn a_unit_larger_than_a_step_is_drawn_for_certain() {
        let drawn = pps(&[100, 1, 1, 1, 1], 3, &mut counting(0));
        assert_eq!((drawn[0].at, drawn[0].probability.to_bits()), (0, 1.0_f64.to_bits()));
        assert_eq!(drawn.len(), 3);
        let half = |each: &Drawn| (each.probability - 0.5).abs() < 1e-15;
        assert!(drawn[1..].iter().all(half));
        assert_eq!(pps(&[0, 0], 1, &mut counting(0)), []);
        assert_eq!(pps(&[2, 0, 3], 3, &mut counting(0)).len(), 2);
    }

    #[test]
    fn the_first_places_of_a_shuffle_are_the_sample() {
        // Steps 0, 1, 2 ahead of places 0, 1, 2: places 0, 2 and then 4.
        let drawn = simple(5, 3, &mut counting(0));
        let places: Vec<usize> = drawn.iter().map(|each| each.at).collect();
        assert_eq!(places, [0, 2, 4]);
        assert_eq!(simple(4, 4, &mut counting(9)).len(), 4);
        assert_eq!(simple(0, 0, &mut counting(0)), []);
    }

    #[test]
    fn numbers_past_the_last_full_multiple_are_thrown_away() {
        let mut numbers = [u64::MAX, 4].into_iter();
        assert_eq!(below(3, &mut || numbers.next().unwrap()), 1);
    }
}
