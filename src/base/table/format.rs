//! A cell's number format as part of its value: leading and trailing zeros, percent, literal text.
//!
//! Source: ECMA-376 part 1, section 18.8.31 (number format codes).

/// What a number stands for under its format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    /// As text, no digit of the number lost.
    Text(String),
    /// The same, of a number of which zeros at the end may be lost.
    Loose(String),
    /// More digits than a cell of numbers keeps: some may be other ones than were typed.
    Lost(String),
}

/// Numbers from here on have more digits than the 15 that Excel keeps.
const MOST: f64 = 1e15;

/// Zeros that a format adds, at most: no code is longer.
const MOST_ZEROS: usize = 30;

/// Digits behind the point of a whole code of a procedure, such as 1.000811: where they are all there, no zero is
/// lost.
const WHOLE_CODE: usize = 6;

/// A number as its cell shows it, never rounded: zeros that the format adds, percent as a number of hundredths with
/// its sign, and text around the digits.
pub(super) fn shown(number: f64, code: Option<&str>) -> Shown {
    let number = of_fifteen_digits(number);
    if number.abs() >= MOST {
        return Shown::Lost(format!("{number:.0}"));
    }
    let sections: Vec<&str> = code.map_or_else(Vec::new, |code| sections(code));
    let is_conditional = sections.iter().any(|section| condition(section).is_some());
    let (code, has_own_sign) = match sections[..] {
        [.., last] if is_conditional => {
            let holds = |section: &&&str| condition(section).is_none_or(|it| it.holds(number));
            (sections.iter().find(holds).copied().unwrap_or(last), false)
        }
        [_, negative, ..] if number < 0.0 => (negative, true),
        [first, ..] => (first, false),
        [] => ("General", false),
    };
    let mut pattern = Pattern::read(code);
    if has_own_sign {
        // A section for negative numbers writes their sign itself, or brackets.
        pattern.before = pattern.before.trim_start_matches('-').to_owned();
    }
    let plain = if pattern.percent { hundredfold(number) } else { number.to_string() };
    let (sign, digits) = plain.strip_prefix('-').map_or(("", &*plain), |digits| ("-", digits));
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    // Zeros are added to a number that the format does not scale or put into an exponent.
    let width = if pattern.is_plain && pattern.whole <= MOST_ZEROS { pattern.whole } else { 0 };
    let places = pattern.places.min(MOST_ZEROS);
    let places = if pattern.is_plain && !pattern.percent { places } else { 0 };
    let whole = if pattern.groups.is_empty() || !decimals.is_empty() {
        format!("{whole:0>width$}")
    } else {
        pattern.grouped(whole)
    };
    let is_loose = decimals.len() > places && decimals.len() < WHOLE_CODE && !pattern.percent;
    let decimals = format!("{decimals:0<places$}");
    let point = if decimals.is_empty() { "" } else { "." };
    let percent = if pattern.percent { "%" } else { "" };
    let Pattern { before, after, .. } = &pattern;
    let text = format!("{before}{sign}{whole}{point}{decimals}{percent}{after}").trim().to_owned();
    if is_loose { Shown::Loose(text) } else { Shown::Text(text) }
}

/// For which numbers a section is meant: `[>=1]`.
#[derive(Clone, Copy, Debug)]
struct Condition<'a> {
    operator: &'a str,
    bound: f64,
}

impl Condition<'_> {
    #[expect(clippy::float_cmp, reason = "the bound is written as the number is")]
    fn holds(self, number: f64) -> bool {
        match self.operator {
            "<=" => number <= self.bound,
            ">=" => number >= self.bound,
            "<>" => number != self.bound,
            "<" => number < self.bound,
            ">" => number > self.bound,
            _ => number == self.bound,
        }
    }
}

/// The condition of a section, if it has one; colours stand in such brackets too.
fn condition(section: &str) -> Option<Condition<'_>> {
    section.split('[').skip(1).find_map(|piece| {
        let (inside, _) = piece.split_once(']')?;
        let end = inside.find(|letter| !matches!(letter, '<' | '>' | '='))?;
        let (operator, bound) = inside.split_at(end);
        let is_known = ["<=", ">=", "<>", "<", ">", "="].contains(&operator);
        let bound = bound.trim().parse().ok().filter(|_| is_known)?;
        Some(Condition { operator, bound })
    })
}

/// The sections of a code, parted by semicolons outside of quotes.
fn sections(code: &str) -> Vec<&str> {
    let mut quoted = false;
    code.split(|letter| {
        quoted ^= letter == '"';
        letter == ';' && !quoted
    })
    .collect()
}

/// One section of a code.
#[derive(Debug, Default)]
struct Pattern {
    /// Neither General nor an exponent, a fraction or a scale.
    is_plain: bool,
    percent: bool,
    /// Digits before and behind the point that are always there.
    whole: usize,
    places: usize,
    before: String,
    after: String,
    /// Text between digits of the whole part, with how many digits stand to its right: `000-000`.
    groups: Vec<(usize, char)>,
}

impl Pattern {
    fn read(code: &str) -> Self {
        let mut pattern = Self { is_plain: true, ..Self::default() };
        let mut letters = code.chars();
        let (mut decimals, mut digits) = (false, false);
        let mut placed: Vec<(usize, char)> = Vec::new();
        let mut seen = 0;
        while let Some(letter) = letters.next() {
            let literal = match letter {
                '0' | '#' | '?' => {
                    digits = true;
                    let always = usize::from(letter == '0');
                    if decimals {
                        pattern.places += always;
                    } else {
                        seen += 1;
                        pattern.whole += always;
                    }
                    continue;
                }
                '.' => {
                    decimals = true;
                    continue;
                }
                '%' => {
                    pattern.percent = true;
                    continue;
                }
                '_' | '*' => {
                    letters.next();
                    continue;
                }
                '[' => {
                    letters.by_ref().find(|letter| *letter == ']');
                    continue;
                }
                'E' | 'e' | '/' => {
                    pattern.is_plain = false;
                    continue;
                }
                'G' | 'g' => return Self::default(),
                '\\' => letters.next().map(String::from),
                '"' => Some(letters.by_ref().take_while(|letter| *letter != '"').collect()),
                // A sign, a bracket or a mark between thousands is how a number is written, not a part of it.
                ',' | '@' | '(' | ')' | '+' => continue,
                '-' | ' ' if !digits => continue,
                letter => Some(letter.to_string()),
            };
            let literal = literal.unwrap_or_default();
            if !digits {
                pattern.before.push_str(&literal);
            } else if decimals {
                pattern.after.push_str(&literal);
            } else {
                placed.extend(literal.chars().map(|letter| (seen, letter)));
            }
        }
        // What stands behind the last digit is no group.
        let last = placed.iter().position(|(at, _)| *at == seen).unwrap_or(placed.len());
        let behind: String = placed.split_off(last).into_iter().map(|(_, letter)| letter).collect();
        pattern.after.insert_str(0, &behind);
        pattern.groups = placed.into_iter().map(|(at, letter)| (seen - at, letter)).collect();
        pattern
    }

    /// A whole number with the text between its digits.
    fn grouped(&self, whole: &str) -> String {
        let width = self.whole;
        let whole = format!("{whole:0>width$}");
        let length = whole.chars().count();
        let mut shown = String::new();
        for (at, digit) in whole.chars().enumerate() {
            let right = length - at;
            if at > 0 {
                let here = self.groups.iter().filter(|(place, _)| *place == right);
                shown.extend(here.map(|(_, letter)| *letter));
            }
            shown.push(digit);
        }
        shown
    }
}

/// A number as spreadsheets show it: what is behind its fifteenth digit is left from calculating (85.01 is computed
/// as 85.00999999999999).
fn of_fifteen_digits(number: f64) -> f64 {
    format!("{number:.14e}").parse().unwrap_or(number)
}

/// A number times 100, its decimal point moved rather than multiplied.
fn hundredfold(number: f64) -> String {
    let plain = number.to_string();
    let (sign, digits) = plain.strip_prefix('-').map_or(("", &*plain), |digits| ("-", digits));
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let decimals = format!("{decimals:0<2}");
    let (moved, rest) = decimals.split_at(2);
    let joined = format!("{whole}{moved}");
    let whole = match joined.trim_start_matches('0') {
        "" => "0",
        whole => whole,
    };
    let point = if rest.is_empty() { "" } else { "." };
    format!("{sign}{whole}{point}{rest}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(number: f64, code: &str) -> String {
        match shown(number, Some(code)) {
            Shown::Text(text) | Shown::Loose(text) => text,
            Shown::Lost(number) => format!("lost {number}"),
        }
    }

    #[test]
    fn zeros_of_a_format_belong_to_the_number_and_nothing_is_rounded() {
        for (number, code, expected) in [
            (260_105.0, "0000000000", "0000260105"),
            (1.001_12, "0.000000", "1.001120"),
            (85.123, "0.00", "85.123"),
            (85.0, "0.00", "85.00"),
            (7.5, "0", "7.5"),
            (1234.5, "#,##0.00", "1234.50"),
            (17.0, "General", "17"),
            (17.0, "@", "17"),
            (-3.0, "0_ ;[Red]\\-0\\ ", "-3"),
            (5.0, "_(* #,##0_);_(* (#,##0);_(* \"-\"_);_(@_)", "5"),
            (1500.0, "0.00E+00", "1500"),
            (85.009_999_999_999_99, "General", "85.01"),
            (0.1 + 0.2, "0%", "30%"),
        ] {
            assert_eq!(text(number, code), expected, "{code}");
        }
    }

    #[test]
    fn percent_is_a_number_of_hundredths() {
        assert_eq!(text(0.9059, "0.00%"), "90.59%");
        assert_eq!(text(0.9059, "0%"), "90.59%");
        assert_eq!(text(1.0, "0%"), "100%");
        assert_eq!(text(0.005, "0.0%"), "0.5%");
        assert_eq!(text(0.07, "0%"), "7%");
        assert_eq!(text(-0.125, "0%"), "-12.5%");
    }

    #[test]
    fn a_section_is_chosen_by_its_condition() {
        for (number, code, expected) in [
            (0.9059, "[>=1]0.00;[<1]0.00%", "90.59%"),
            (90.59, "[>=1]0.00;[<1]0.00%", "90.59"),
            (0.5, "[<=1]0%;0.0", "50%"),
            (1.5, "[<=1]0%;0.0", "1.5"),
            (-0.5, "[<0][Red]-0%;0", "-50%"),
            (5.0, "[=5]\"năm \"0;0", "năm 5"),
            (7.0, "[Red]0;[Blue]-0", "7"),
        ] {
            assert_eq!(text(number, code), expected, "{code}");
        }
    }

    #[test]
    fn zeros_at_the_end_may_be_lost_where_the_format_does_not_add_them() {
        let loose = |number, code| matches!(shown(number, Some(code)), Shown::Loose(_));
        assert!(loose(1.000_89, "General") && loose(1.1, "@") && loose(1.000_89, "0.0##"));
        assert!(!loose(1.000_89, "0.000000") && !loose(17.0, "General"));
        assert!(!loose(3.000_242, "General") && !loose(0.9, "0%"));
    }

    #[test]
    fn text_around_and_between_digits_is_shown() {
        assert_eq!(text(5.0, "\"H29-\"0000"), "H29-0005");
        assert_eq!(text(123_456_789.0, "000-000-000"), "123-456-789");
        assert_eq!(text(5.0, "000\\.000\\.000"), "000.000.005");
        assert_eq!(text(5.0, "#,##0 \"đ\""), "5 đ");
    }

    #[test]
    fn more_digits_than_a_number_keeps_are_lost() {
        assert_eq!(text(2.026_010_500_001_23e16, "0"), "lost 20260105000012300");
        assert_eq!(text(999_999_999_999_999.0, "0"), "999999999999999");
    }
}
