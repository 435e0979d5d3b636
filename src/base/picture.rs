//! Takes out of pictures what tells where, when and with what they were made. Pure.
//!
//! Sources: ITU T.81, Annex B (JPEG), W3C PNG, clause 5, CIPA DC-008 (EXIF), 4.6.4.

/// Chunks of a PNG that are needed to show it; text, time and EXIF are not among them.
const CHUNKS: [&[u8; 4]; 16] = [
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB",
    b"bKGD", b"hIST", b"pHYs", b"acTL", b"fcTL", b"fdAT",
];

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";
const EXIF: &[u8] = b"Exif\0\0";

/// The marker codes of JPEG that are named here.
mod marker {
    pub(super) const TEM: u8 = 0x01;
    pub(super) const RST0: u8 = 0xD0;
    pub(super) const RST7: u8 = 0xD7;
    pub(super) const SOI: u8 = 0xD8;
    pub(super) const EOI: u8 = 0xD9;
    pub(super) const SOS: u8 = 0xDA;
    pub(super) const APP0: u8 = 0xE0;
    pub(super) const APP1: u8 = 0xE1;
    pub(super) const APP2: u8 = 0xE2;
    pub(super) const APP14: u8 = 0xEE;
    pub(super) const APP15: u8 = 0xEF;
    pub(super) const COM: u8 = 0xFE;
}

/// A JPEG without metadata and without what is behind its end; which way up it is stays. `None` when it is no JPEG.
pub fn bare_jpeg(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut rest = bytes.strip_prefix(&[0xFF, marker::SOI])?;
    let mut bare = vec![0xFF, marker::SOI];
    loop {
        rest = rest.strip_prefix(&[0xFF])?;
        // Fill bytes may precede a marker.
        while let Some(behind) = rest.strip_prefix(&[0xFF]) {
            rest = behind;
        }
        let (&code, behind) = rest.split_first()?;
        match code {
            marker::EOI => break,
            marker::TEM | marker::RST0..=marker::RST7 => {
                bare.extend([0xFF, code]);
                rest = behind;
            }
            0 | marker::SOI => return None,
            _ => {
                let length = usize::from(u16::from_be_bytes(*behind.first_chunk()?));
                let segment = behind.get(2..length)?;
                push_segment(&mut bare, code, segment);
                rest = &behind[length..];
                if code == marker::SOS {
                    let end = scan_end(rest);
                    bare.extend_from_slice(&rest[..end]);
                    rest = &rest[end..];
                    if rest.is_empty() {
                        break;
                    }
                }
            }
        }
    }
    bare.extend([0xFF, marker::EOI]);
    Some(bare)
}

/// Where the coded data of a scan end: at a marker other than those within a scan.
fn scan_end(data: &[u8]) -> usize {
    let is_end =
        |pair: &[u8]| pair[0] == 0xFF && !matches!(pair[1], 0 | 0xFF | marker::RST0..=marker::RST7);
    data.windows(2).position(is_end).unwrap_or(data.len())
}

/// Adds a segment, if it is needed to show the picture; of EXIF which way up it is.
fn push_segment(bare: &mut Vec<u8>, code: u8, segment: &[u8]) {
    let is_kept = match code {
        marker::APP0 => segment.starts_with(b"JFIF\0"),
        marker::APP1 => {
            if let Some(up) = segment.strip_prefix(EXIF).and_then(orientation) {
                return push_segment_bytes(bare, code, &upright(up));
            }
            false
        }
        marker::APP2 => segment.starts_with(b"ICC_PROFILE\0"),
        marker::APP14 => segment.starts_with(b"Adobe"),
        marker::APP0..=marker::APP15 | marker::COM => false,
        _ => true,
    };
    if is_kept {
        push_segment_bytes(bare, code, segment);
    }
}

fn push_segment_bytes(bare: &mut Vec<u8>, code: u8, segment: &[u8]) {
    bare.extend([0xFF, code]);
    let length = u16::try_from(segment.len() + 2).unwrap_or(u16::MAX);
    bare.extend(length.to_be_bytes());
    bare.extend_from_slice(segment);
}

/// Which way up a picture is, 2 to 8, from its EXIF; `None` when it is as it lies, or not said.
fn orientation(tiff: &[u8]) -> Option<u8> {
    let is_big = match tiff.first_chunk::<4>()? {
        b"MM\0*" => true,
        b"II*\0" => false,
        _ => return None,
    };
    let short = |at: usize| {
        let bytes = *tiff.get(at..)?.first_chunk::<2>()?;
        Some(if is_big { u16::from_be_bytes(bytes) } else { u16::from_le_bytes(bytes) })
    };
    let long = *tiff.get(4..)?.first_chunk::<4>()?;
    let long = if is_big { u32::from_be_bytes(long) } else { u32::from_le_bytes(long) };
    let directory = usize::try_from(long).ok()?;
    let entries = usize::from(short(directory)?);
    let tags = (0..entries).map(|entry| directory + 2 + 12 * entry);
    let tag = tags.into_iter().find(|at| short(*at) == Some(0x0112))?;
    u8::try_from(short(tag + 8)?).ok().filter(|up| (2..=8).contains(up))
}

/// An EXIF segment that says which way up the picture is and nothing else.
fn upright(up: u8) -> Vec<u8> {
    let directory = [0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, up, 0, 0, 0, 0, 0, 0];
    [EXIF, b"MM\0*\0\0\0\x08", &directory].concat()
}

/// A PNG without metadata and without what is behind its end. `None` when it is no whole PNG.
pub fn bare_png(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut rest = bytes.strip_prefix(PNG)?;
    let mut bare = PNG.to_vec();
    loop {
        let length = usize::try_from(u32::from_be_bytes(*rest.first_chunk()?)).ok()?;
        let kind: &[u8; 4] = rest.get(4..)?.first_chunk()?;
        let chunk = rest.get(..length.checked_add(12)?)?;
        if CHUNKS.contains(&kind) {
            bare.extend_from_slice(chunk);
        }
        if kind == b"IEND" {
            return Some(bare);
        }
        rest = &rest[chunk.len()..];
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn segment(code: u8, content: &[u8]) -> Vec<u8> {
        let mut bytes = Vec::new();
        push_segment_bytes(&mut bytes, code, content);
        bytes
    }

    /// EXIF in either order of bytes that says which way up a picture is, between a maker and a place.
    fn exif(is_big: bool, up: u8) -> Vec<u8> {
        let order = |number: u16| if is_big { number.to_be_bytes() } else { number.to_le_bytes() };
        let mut tiff =
            if is_big { b"MM\0*\0\0\0\x08".to_vec() } else { b"II*\0\x08\0\0\0".to_vec() };
        tiff.extend(order(2));
        for (tag, value) in [(0x010F, 0), (0x0112, u16::from(up))] {
            tiff.extend(order(tag));
            tiff.extend(order(3));
            tiff.extend([0, 0, 0, 1]);
            tiff.extend(order(value));
            tiff.extend([0, 0]);
        }
        [EXIF, &tiff, b"GPS 16.06 108.22"].concat()
    }

    fn photo(exif: &[u8]) -> Vec<u8> {
        [
            &[0xFF, marker::SOI][..],
            &segment(marker::APP0, b"JFIF\0\x01\x02"),
            &segment(marker::APP1, exif),
            &segment(marker::APP1, b"http://ns.adobe.com/xap/1.0/\0 Hai Chau"),
            &segment(marker::COM, b"my phone"),
            &segment(0xDB, &[7; 65]),
            &segment(marker::SOS, &[1, 2, 3]),
            // A stuffed byte and a restart are within the scan; a progressive picture has a second one.
            &[0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56],
            &segment(0xC4, &[0xFF, 0xD9]),
            &segment(marker::SOS, &[4]),
            &[0x78, 0xFF, marker::EOI],
            b"a film with its own place",
        ]
        .concat()
    }

    fn contains(bytes: &[u8], text: &[u8]) -> bool {
        bytes.windows(text.len()).any(|part| part == text)
    }

    #[test]
    fn a_photo_loses_place_maker_and_what_is_behind_its_end_and_stays_upright() {
        for is_big in [true, false] {
            let bare = bare_jpeg(&photo(&exif(is_big, 6))).unwrap();
            for gone in [&b"GPS"[..], b"Hai Chau", b"my phone", b"film"] {
                assert!(!contains(&bare, gone), "{gone:?}");
            }
            let kept = segment(marker::APP1, &upright(6));
            assert!(contains(&bare, &kept) && contains(&bare, b"JFIF"));
            assert!(bare.ends_with(&[0x78, 0xFF, marker::EOI]));
            assert!(contains(&bare, &[0x12, 0xFF, 0x00, 0x34, 0xFF, 0xD0, 0x56]));
            assert_eq!(orientation(&upright(6)[EXIF.len()..]), Some(6));
            assert_eq!(bare_jpeg(&bare), Some(bare.clone()));
        }
        let bare = bare_jpeg(&photo(&exif(true, 1))).unwrap();
        assert!(!contains(&bare, EXIF));
    }

    #[test]
    fn a_screenshot_loses_its_texts() {
        let chunk = |kind: &[u8; 4], content: &[u8]| {
            let length = u32::try_from(content.len()).unwrap();
            [&length.to_be_bytes()[..], kind, content, &[0; 4]].concat()
        };
        let png = [
            PNG,
            &chunk(b"IHDR", &[0; 13]),
            &chunk(b"tEXt", b"Author\0Nguyen"),
            &chunk(b"eXIf", b"MM\0*"),
            &chunk(b"IDAT", b"pixels"),
            &chunk(b"IEND", b""),
            b"behind",
        ]
        .concat();
        let bare = bare_png(&png).unwrap();
        assert!(contains(&bare, b"IHDR") && contains(&bare, b"pixels"));
        for gone in [&b"Nguyen"[..], b"eXIf", b"behind"] {
            assert!(!contains(&bare, gone), "{gone:?}");
        }
    }

    #[test]
    fn what_is_cut_off_or_no_picture_is_refused() {
        let photo = photo(&exif(true, 6));
        for end in [0, 1, 2, 3, 5, 30] {
            assert_eq!(bare_jpeg(&photo[..end]), None, "{end}");
        }
        assert_eq!(bare_jpeg(b"<svg>"), None);
        assert_eq!(bare_png(PNG), None);
        assert_eq!(bare_png(b"GIF89a"), None);
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_cleaned_or_refused(bytes in proptest::collection::vec(0_u8.., 0..300)) {
            let jpeg = [&[0xFF, marker::SOI, 0xFF][..], &bytes].concat();
            if let Some(bare) = bare_jpeg(&jpeg) {
                proptest::prop_assert_eq!(bare_jpeg(&bare), Some(bare.clone()));
            }
            let _ = bare_png(&[PNG, &bytes].concat());
        }
    }
}
