//! Interface texts, each in both languages in one entry.

/// Declares a struct of interface texts, each in Vietnamese and in English; `of(lang)` gives them in one
/// language. An entry is one of five:
///
/// ```text
/// title: "Góp ý" / "Remarks",                              // a field: &'static str
/// steps: ["Quét" / "Scan", "Gửi" / "Send"],                // a field: [&'static str; 2]
/// state: State { New => "mới" / "new", … },                // a method: state(State) -> &'static str
/// action: { "token.added" => "Cấp mã" / "Issued", … },     // a method: action(&str) -> Option<&'static str>
/// wait(seconds: u64): "đợi {seconds} giây" / "wait {seconds} s", // a method: wait(u64) -> String
/// ```
macro_rules! words {
    (@type $text:literal) => { &'static str };
    (@unit $text:literal) => { () };
    (
        $(#[$about:meta])*
        $vis:vis struct $words:ident {
            $(
                $name:ident
                $(: $vi:literal / $en:literal)?
                $(: [$($each_vi:literal / $each_en:literal),+ $(,)?])?
                $(: $enum:ident {
                    $($($variant:ident $(($($inner:tt)*))?)|+ => $of_vi:literal / $of_en:literal),+ $(,)?
                })?
                $(: { $($code:literal => $code_vi:literal / $code_en:literal),+ $(,)? })?
                $(($($arg:ident: $type:ty),+): $told_vi:literal / $told_en:literal)?
            ),+ $(,)?
        }
    ) => {
        $(#[$about])*
        $vis struct $words {
            lang: $crate::base::Lang,
            $(
                $($vis $name: $crate::base::words!(@type $vi),)?
                $($vis $name: [&'static str; [$($crate::base::words!(@unit $each_vi)),+].len()],)?
            )+
        }

        impl $words {
            $vis const VI: Self = Self {
                lang: $crate::base::Lang::Vi,
                $($($name: $vi,)? $($name: [$($each_vi),+],)?)+
            };
            $vis const EN: Self = Self {
                lang: $crate::base::Lang::En,
                $($($name: $en,)? $($name: [$($each_en),+],)?)+
            };

            $vis fn of(lang: $crate::base::Lang) -> &'static Self {
                lang.pick(&Self::VI, &Self::EN)
            }

            $(
                $($vis fn $name(&self, of: $enum) -> &'static str {
                    match of {
                        $($($enum::$variant $(($($inner)*))?)|+ => self.lang.pick($of_vi, $of_en),)+
                    }
                })?
                $($vis fn $name(&self, code: &str) -> Option<&'static str> {
                    Some(match code {
                        $($code => self.lang.pick($code_vi, $code_en),)+
                        _ => return None,
                    })
                })?
                $($vis fn $name(&self, $($arg: $type),+) -> String {
                    match self.lang {
                        $crate::base::Lang::Vi => format!($told_vi),
                        $crate::base::Lang::En => format!($told_en),
                    }
                })?
            )+
        }

        impl std::fmt::Debug for $words {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_tuple(stringify!($words)).field(&self.lang).finish()
            }
        }
    };
}
pub(crate) use words;

#[cfg(test)]
mod tests {
    use crate::base::Lang;

    enum Door {
        Open,
        Shut(bool),
    }

    words! {
        struct Words {
            title: "Cửa" / "Door",
            title: Door {
                Open => "mở" / "open",
                Shut(true) => "khóa" / "locked",
                Shut(false) => "đóng" / "shut",
            },
            sides: ["trong" / "inside", "ngoài" / "outside"],
            key: { "a" => "chìa A" / "key A" },
            wait(seconds: u8): "đợi {seconds} giây" / "wait {seconds} s",
        }
    }

    #[test]
    fn words_of_every_form_come_in_the_language_asked_for() {
        let (vi, en) = (Words::of(Lang::Vi), Words::of(Lang::En));
        assert_eq!((vi.title, en.title), ("Cửa", "Door"));
        assert_eq!((vi.title(Door::Open), en.title(Door::Shut(true))), ("mở", "locked"));
        assert_eq!((vi.title(Door::Shut(false)), en.sides), ("đóng", ["inside", "outside"]));
        assert_eq!((vi.key("a"), en.key("a"), en.key("b")), (Some("chìa A"), Some("key A"), None));
        assert_eq!((vi.wait(3), en.wait(3)), ("đợi 3 giây".to_owned(), "wait 3 s".to_owned()));
        assert_eq!((vi.sides[1], format!("{en:?}")), ("ngoài", "Words(En)".to_owned()));
    }
}
