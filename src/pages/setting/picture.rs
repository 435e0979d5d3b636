//! Cleans a logo: what is kept is drawn or written anew, so that it holds no script, no address of another host and
//! no more than the picture.

use std::io::Cursor;

use resvg::usvg::{ImageHrefResolver, Options, Tree, WriteOptions};

use crate::domain::setting::{Logo, LogoFault};

/// Fewest pixels of a side: a smaller picture prints as a blur.
const LEAST_PIXELS: u32 = 64;

/// Most letters of an SVG that was written anew.
const MOST_SVG: usize = 2 * Logo::MOST_BYTES;

/// The logo in a file, cleaned.
pub fn cleaned(file: &[u8]) -> Result<Logo, LogoFault> {
    if file.is_empty() {
        return Err(LogoFault::Nothing);
    }
    if file.len() > Logo::MOST_BYTES {
        return Err(LogoFault::TooLarge);
    }
    if file.starts_with(b"\x89PNG\r\n\x1a\n") {
        return png_anew(file);
    }
    let text = std::str::from_utf8(file).map_err(|_| LogoFault::WrongKind)?;
    if !text.contains("<svg") {
        return Err(LogoFault::WrongKind);
    }
    svg_anew(text)
}

/// Decodes the pixels and encodes them again, without any other part of the file.
fn png_anew(file: &[u8]) -> Result<Logo, LogoFault> {
    let mut decoder =
        png::Decoder::new_with_limits(Cursor::new(file), png::Limits { bytes: 64 << 20 });
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().map_err(|_| LogoFault::Broken)?;
    let (width, height) = reader.info().size();
    let sides = LEAST_PIXELS..=Logo::MOST_PIXELS;
    if !sides.contains(&width) || !sides.contains(&height) {
        return Err(LogoFault::Size);
    }
    let room = reader.output_buffer_size().ok_or(LogoFault::Size)?;
    let mut pixels = vec![0; room];
    let frame = reader.next_frame(&mut pixels).map_err(|_| LogoFault::Broken)?;
    let mut content = Vec::new();
    let mut encoder = png::Encoder::new(&mut content, width, height);
    encoder.set_color(frame.color_type);
    encoder.set_depth(frame.bit_depth);
    let written = encoder
        .write_header()
        .and_then(|mut writer| writer.write_image_data(&pixels[..frame.buffer_size()]));
    written.map_err(|_| LogoFault::Broken)?;
    Ok(Logo { media_type: "image/png".to_owned(), content })
}

/// Reads the shapes and writes them again: scripts, styles, links, text and pictures inside are left out.
fn svg_anew(text: &str) -> Result<Logo, LogoFault> {
    let options = Options {
        image_href_resolver: ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
        ..Options::default()
    };
    let tree = Tree::from_str(text, &options).map_err(|_| LogoFault::Broken)?;
    if !tree.root().has_children() {
        return Err(LogoFault::Broken);
    }
    let written = tree.to_string(&WriteOptions::default());
    if written.len() > MOST_SVG {
        return Err(LogoFault::TooLarge);
    }
    Ok(Logo { media_type: "image/svg+xml".to_owned(), content: written.into_bytes() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(side: u32, text: &str) -> Vec<u8> {
        let mut file = Vec::new();
        let mut encoder = png::Encoder::new(&mut file, side, side);
        encoder.set_color(png::ColorType::Rgb);
        encoder.add_text_chunk("Comment".to_owned(), text.to_owned()).unwrap();
        let pixels = vec![9; (side * side * 3) as usize];
        encoder.write_header().unwrap().write_image_data(&pixels).unwrap();
        file
    }

    #[test]
    fn a_png_keeps_its_pixels_and_nothing_else() {
        let logo = cleaned(&png(64, "secret words")).unwrap();
        assert_eq!(logo.media_type, "image/png");
        assert!(!logo.content.windows(12).any(|part| part == b"secret words"));
        let again = cleaned(&logo.content).unwrap();
        assert_eq!(again.content, logo.content);
    }

    #[test]
    fn an_svg_keeps_its_shapes_without_script_link_style_or_picture() {
        let svg = r##"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="80" height="80" onload="alert(1)">
            <script>alert(2)</script><style>@import url(https://evil.example/x.css);</style>
            <image xlink:href="https://evil.example/pixel.png" width="9" height="9"/>
            <image xlink:href="file:///etc/passwd" width="9" height="9"/>
            <foreignObject><body xmlns="http://www.w3.org/1999/xhtml"><b>x</b></body></foreignObject>
            <a xlink:href="javascript:alert(3)"><rect onclick="alert(4)" width="40" height="40" fill="#d00"/></a></svg>"##;
        let logo = cleaned(svg.as_bytes()).unwrap();
        let written = String::from_utf8(logo.content).unwrap();
        assert!(written.contains("<path"), "{written}");
        for bad in [
            "script",
            "alert",
            "evil",
            "passwd",
            "onload",
            "onclick",
            "foreignObject",
            "import",
            "javascript",
        ] {
            assert!(!written.contains(bad), "{bad} in {written}");
        }
    }

    #[test]
    fn what_is_no_picture_or_of_no_fit_size_is_refused() {
        assert_eq!(cleaned(b""), Err(LogoFault::Nothing));
        assert_eq!(cleaned(b"GIF89a"), Err(LogoFault::WrongKind));
        assert_eq!(cleaned(b"<html><body>x</body></html>"), Err(LogoFault::WrongKind));
        assert_eq!(cleaned(b"<svg xmlns='http://www.w3.org/2000/svg'>"), Err(LogoFault::Broken));
        assert_eq!(cleaned(&png(64, "x")[..90]), Err(LogoFault::Broken));
        assert_eq!(cleaned(&png(16, "x")), Err(LogoFault::Size));
        assert_eq!(cleaned(&vec![0; Logo::MOST_BYTES + 1]), Err(LogoFault::TooLarge));
        let bomb =
            "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><!DOCTYPE x>".to_owned();
        assert!(cleaned(bomb.as_bytes()).is_err());
    }
}
