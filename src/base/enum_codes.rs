//! Short codes for enums, from the names `strum` derives.

/// Gives an enum `ALL`, `code()` and `of_code()`.
///
/// The enum derives `strum::{EnumString, IntoStaticStr, VariantArray}`, and its `#[strum(…)]` attributes
/// set the codes. Codes are stored and stand in addresses, so they never change.
macro_rules! enum_codes {
    ($vis:vis $name:ident) => {
        impl $name {
            /// Every variant, as declared.
            $vis const ALL: [Self; <Self as strum::VariantArray>::VARIANTS.len()] =
                match <Self as strum::VariantArray>::VARIANTS.first_chunk() {
                    Some(all) => *all,
                    None => unreachable!(),
                };

            /// The code in files, forms, addresses and the database.
            $vis fn code(self) -> &'static str {
                self.into()
            }

            /// Reads a code.
            $vis fn of_code(code: &str) -> Option<Self> {
                code.parse().ok()
            }
        }
    };
}

pub(crate) use enum_codes;
