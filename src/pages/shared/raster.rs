//! Drawings of ours as pictures of dots. Pure.

use resvg::tiny_skia::{Color, Pixmap, Transform};

use super::typeface;

/// Dots of a picture for one of the drawing: 300 dots an inch over the width of a page.
const DOTS: f32 = 2.5;

/// The SVG as a PNG on white, with the size of the drawing.
///
/// # Errors
/// What the engine cannot draw, in words.
pub fn png(svg: &str) -> Result<(Vec<u8>, [f32; 2]), String> {
    let tree = typeface::tree(svg).map_err(|error| error.to_string())?;
    let size = tree.size();
    let [width, height] = [size.width(), size.height()].map(|length| whole(length * DOTS));
    let mut picture = Pixmap::new(width, height).ok_or("a chart is too large for a picture")?;
    picture.fill(Color::WHITE);
    resvg::render(&tree, Transform::from_scale(DOTS, DOTS), &mut picture.as_mut());
    let bytes = picture.encode_png().map_err(|error| error.to_string())?;
    Ok((bytes, [size.width(), size.height()]))
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "drawings are a few thousand dots"
)]
fn whole(length: f32) -> u32 {
    length.ceil() as u32
}
