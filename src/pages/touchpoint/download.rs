//! The files a touchpoint's page links to, by name. Pure.

use super::poster::{Paper, PosterLook, poster};
use super::print::{self, Error, Format};
use super::qr::{self, Qr};
use crate::base::Lang;
use crate::domain::setting::Logo;
use crate::domain::unit::{Office, Touchpoint};

/// Dots to the side of a square in a PNG: sharp at 5 cm and 300 dots an inch.
const DOTS: u16 = 16;

/// A file that can be downloaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Download {
    /// The code alone, `qr.svg` or `qr.png`.
    Code(Format),
    /// A poster, `poster-a5.pdf` and the like.
    Poster(Paper, Format),
}

impl Download {
    /// The file of this name; `None` when there is no such file.
    pub(super) fn named(name: &str) -> Option<Self> {
        let (stem, ending) = name.rsplit_once('.')?;
        let format = Format::of_ending(ending)?;
        match stem {
            "qr" if format != Format::Pdf => Some(Self::Code(format)),
            "poster-a5" => Some(Self::Poster(Paper::A5, format)),
            "poster-a4" => Some(Self::Poster(Paper::A4, format)),
            _ => None,
        }
    }

    /// Its media type.
    pub(super) fn media_type(self) -> &'static str {
        match self {
            Self::Code(format) | Self::Poster(_, format) => format.media_type(),
        }
    }

    /// Its content.
    pub(super) fn content(
        self,
        office: &Office,
        touchpoint: &Touchpoint,
        (public_url, logo): (&str, Option<&Logo>),
    ) -> Result<Vec<u8>, Error> {
        let title = touchpoint.name.in_lang(Lang::Vi);
        match self {
            Self::Code(format) => {
                let qr = Qr::of(&qr::address(public_url, &touchpoint.code))?;
                match format {
                    Format::Png => Ok(qr.png(DOTS)?),
                    Format::Svg | Format::Pdf => Ok(qr.svg(title).into_bytes()),
                }
            }
            Self::Poster(paper, format) => {
                let printed = PosterLook { public_url, logo, paper };
                let sheet = poster(office, touchpoint, printed)?;
                print::file(&[sheet], title, format)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_known_by_its_name() {
        assert_eq!(Download::named("qr.svg"), Some(Download::Code(Format::Svg)));
        assert_eq!(
            Download::named("poster-a4.pdf"),
            Some(Download::Poster(Paper::A4, Format::Pdf))
        );
        for name in ["qr.pdf", "qr", "poster-a3.pdf", "poster-a5.exe", ""] {
            assert_eq!(Download::named(name), None, "{name}");
        }
    }
}
