//! Names of accounts as they are compared. Pure.

use crate::base::text::one_line;

/// A name as it is compared: composed (NFC), in small letters, so that `Lan` is `lan`.
pub fn compared_name(name: &str) -> String {
    one_line(&name.to_lowercase())
}

/// The account that a typed name means: the one of exactly this name, else the only one that differs from it by case
/// or composition alone. Names that differ so were allowed once; each is then meant by its exact name.
pub fn meant<'a>(typed: &str, names: &'a [String]) -> Option<&'a str> {
    let exact = names.iter().find(|name| *name == typed);
    let alike = || {
        let wanted = compared_name(typed);
        let mut alike = names.iter().filter(|name| compared_name(name) == wanted);
        let one = alike.next()?;
        alike.next().is_none().then_some(one)
    };
    exact.or_else(alike).map(String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_composition_make_no_difference_unless_two_accounts_differ_by_them() {
        let names = ["lan", "Lan", "Quản.trị"].map(str::to_owned);
        assert_eq!(meant("lan", &names), Some("lan"));
        assert_eq!(meant("Lan", &names), Some("Lan"));
        assert_eq!(meant("LAN", &names), None);
        assert_eq!(meant("quản.trị", &names), Some("Quản.trị"));
        assert_eq!(meant("QUA\u{309}N.TRI\u{323}", &names), Some("Quản.trị"));
        assert_eq!(meant("mai", &names), None);
    }
}
