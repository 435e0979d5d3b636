//! Which names keep posters and slips from being printed. Pure.

use std::collections::BTreeMap;

use crate::base::Text;
use crate::domain::unit::{Office, Touchpoint};
use crate::pages::shared::typeface::lacking;

/// The names with characters that the typeface lacks, each with whose it is; `None` where all can be printed.
pub fn unprintable<'a>(
    places: impl IntoIterator<Item = (&'a Office, &'a Touchpoint)>,
) -> Option<Text> {
    let mut named: BTreeMap<String, Text> = BTreeMap::new();
    for (office, touchpoint) in places {
        let code = &touchpoint.code;
        let of = Text {
            vi: format!("điểm {code} “{}”", touchpoint.name.vi),
            en: format!("touchpoint {code} “{}”", touchpoint.name.en),
        };
        let of_office = Text {
            vi: format!("cơ quan “{}”", office.name.vi),
            en: format!("the office “{}”", office.name.en),
        };
        let both = |text: &Text| format!("{}{}", text.vi, text.en);
        let of_parent = both(&office.name) + &both(&office.parent);
        for (key, names, of) in
            [(code, both(&touchpoint.name), of), (&office.code, of_parent, of_office)]
        {
            let mut signs = lacking(&names);
            signs.sort_unstable();
            signs.dedup();
            if !signs.is_empty() {
                let signs = signs.iter().map(char::to_string).collect::<Vec<_>>().join(" ");
                let told = Text {
                    vi: format!("{} có ký tự {signs}", of.vi),
                    en: format!("{} has {signs}", of.en),
                };
                named.insert(format!("{key}/{}", of.en), told);
            }
        }
    }
    let all = |text: fn(&Text) -> &str| named.values().map(text).collect::<Vec<_>>().join("; ");
    (!named.is_empty()).then(|| Text {
        vi: format!(
            "Chưa in được vì phông chữ của áp phích không có ký tự trong tên: {}. Xin sửa tên rồi in lại.",
            all(|it| &it.vi)
        ),
        en: format!(
            "It was not printed, because the poster's typeface lacks characters of these names: {}. Please change the names and print again.",
            all(|it| &it.en)
        ),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::survey::file::built_in;
    use crate::domain::touchpoint::seeds::{DEMO, read};

    #[test]
    fn names_that_cannot_be_printed_are_told_with_their_counters() {
        let instruments = built_in().unwrap();
        let ids = instruments.ids().into_iter().map(str::to_owned).collect();
        let seeds = read(DEMO, &ids).unwrap();
        let mut touchpoint = seeds.touchpoints[0].clone();
        let office = &seeds.offices[0];
        assert_eq!(unprintable([(office, &touchpoint)]), None);
        touchpoint.name.vi = "Quầy ✓".to_owned();
        let told = unprintable([(office, &touchpoint)]).unwrap().vi;
        let code = &touchpoint.code;
        assert!(told.contains(&format!("điểm {code} “Quầy ✓” có ký tự ✓")), "{told}");
    }
}
