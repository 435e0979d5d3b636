//! Two decoders that are not ours, and the programs that turn a print file into a picture.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::Command;

use hailong::pages::touchpoint::print;
use hailong::pages::touchpoint::print::Format;
use resvg::{tiny_skia, usvg};

/// A grey picture, 0 black to 255 white.
#[derive(Clone)]
pub(crate) struct Picture {
    pub(crate) width: usize,
    pub(crate) height: usize,
    pub(crate) grey: Vec<u8>,
}

impl Picture {
    /// Reads a PNG of any kind.
    pub(crate) fn of_png(file: &[u8]) -> Self {
        let picture = tiny_skia::Pixmap::decode_png(file).unwrap();
        Self {
            width: picture.width() as usize,
            height: picture.height() as usize,
            grey: picture.pixels().iter().map(|dot| dot.green()).collect(),
        }
    }

    /// Paints an SVG without text, `scale` dots to its unit.
    pub(crate) fn of_svg(file: &str, scale: f32) -> Self {
        let tree = usvg::Tree::from_str(file, &usvg::Options::default()).unwrap();
        let size = tree.size().to_int_size().scale_by(scale).unwrap();
        let mut picture = tiny_skia::Pixmap::new(size.width(), size.height()).unwrap();
        let transform = tiny_skia::Transform::from_scale(scale, scale);
        resvg::render(&tree, transform, &mut picture.as_mut());
        Self::of_png(&picture.encode_png().unwrap())
    }

    /// The pages of a PDF at `dots` an inch.
    pub(crate) fn pages_of_pdf(file: &[u8], dots: u32, name: &str) -> Vec<Self> {
        let pdf = scratch(&format!("{name}.pdf"));
        fs::write(&pdf, file).unwrap();
        let folder = scratch(&format!("{name}-pages"));
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
        run(
            Command::new("pdftoppm")
                .args(["-png", "-gray", "-r", &dots.to_string()])
                .arg(&pdf)
                .arg(folder.join("page")),
            "poppler-utils",
        );
        let mut pages: Vec<PathBuf> =
            fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        pages.sort();
        pages.iter().map(|page| Self::of_png(&fs::read(page).unwrap())).collect()
    }

    /// Its parts, row by row.
    pub(crate) fn cut_apart(&self, across: usize, down: usize) -> Vec<Self> {
        let (width, height) = (self.width / across, self.height / down);
        let corners = (0..down).flat_map(|row| (0..across).map(move |column| (row, column)));
        corners
            .map(|(row, column)| {
                let rows = self.grey.chunks_exact(self.width);
                let rows = rows.skip(row * height).take(height);
                let grey = rows.flat_map(|dots| &dots[column * width..(column + 1) * width]);
                Self { width, height, grey: grey.copied().collect() }
            })
            .collect()
    }

    /// Writes it where another program finds it.
    fn kept(&self, name: &str) -> PathBuf {
        let path = scratch(&format!("{name}.pgm"));
        let mut file = format!("P5 {} {} 255\n", self.width, self.height).into_bytes();
        file.extend_from_slice(&self.grey);
        fs::write(&path, file).unwrap();
        path
    }
}

/// What both decoders read; fails when they differ.
pub(super) fn decoded(picture: &Picture, name: &str) -> Vec<String> {
    let zbar = by_zbar(picture, name);
    let rqrr = by_rqrr(picture);
    assert_eq!(zbar, rqrr, "{name}: zbar and rqrr differ");
    zbar
}

/// All codes in the picture as zbar reads them, in order of their text.
fn by_zbar(picture: &Picture, name: &str) -> Vec<String> {
    let path = picture.kept(name);
    let read = run(
        Command::new("zbarimg").args(["--quiet", "--raw", "--nodbus"]).arg(&path),
        "zbar-tools",
    );
    let mut texts: Vec<String> = read.lines().map(str::to_owned).collect();
    texts.sort();
    texts
}

/// All codes in the picture as rqrr reads them, in order of their text.
fn by_rqrr(picture: &Picture) -> Vec<String> {
    let mut prepared =
        rqrr::PreparedImage::prepare_from_greyscale(picture.width, picture.height, |x, y| {
            picture.grey[y * picture.width + x]
        });
    let mut texts: Vec<String> = prepared
        .detect_grids()
        .iter()
        .filter_map(|grid| grid.decode().ok())
        .map(|(_, text)| text)
        .collect();
    texts.sort();
    texts
}

/// The text of a PDF, its white space in single blanks.
pub(crate) fn text_of_pdf(file: &[u8], name: &str) -> String {
    let pdf = scratch(&format!("{name}.pdf"));
    fs::write(&pdf, file).unwrap();
    let text = run(Command::new("pdftotext").arg(&pdf).arg("-"), "poppler-utils");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Width and height of each page of a PDF in points, as `pdfinfo` prints them.
pub(super) fn page_sizes(file: &[u8], name: &str) -> Vec<String> {
    let pdf = scratch(&format!("{name}.pdf"));
    fs::write(&pdf, file).unwrap();
    let told = run(Command::new("pdfinfo").args(["-l", "-1"]).arg(&pdf), "poppler-utils");
    told.lines()
        .filter(|line| line.starts_with("Page") && line.contains("size:"))
        .filter_map(|line| line.split_once("size:"))
        .map(|(_, size)| size.trim().to_owned())
        .collect()
}

/// One sheet's or document's file.
pub(super) fn file(sheets: &[hailong::pages::touchpoint::Drawing], format: Format) -> Vec<u8> {
    print::file(sheets, "Hài Lòng", format).unwrap()
}

/// What a program of Debian's prints; fails with the package's name when it is not there.
fn run(command: &mut Command, package: &str) -> String {
    let output = command.output().unwrap_or_else(|error| {
        assert!(
            error.kind() != ErrorKind::NotFound,
            "{} is missing: apt-get install {package}",
            command.get_program().display()
        );
        panic!("{}: {error}", command.get_program().display())
    });
    String::from_utf8(output.stdout).unwrap()
}

/// A file of this test run.
fn scratch(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("touchpoint-{name}"))
}
