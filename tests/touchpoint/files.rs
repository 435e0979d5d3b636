//! Every printed code is read by two decoders; every sheet says what it must.

use std::collections::BTreeSet;

use hailong::base::Text;
use hailong::base::random::Random;
use hailong::domain::setting::Logo;
use hailong::domain::touchpoint::seeds;
use hailong::domain::touchpoint::seeds::Seeds;
use hailong::intake::slip_code::SlipCode;
use hailong::pages::touchpoint::print::{Error, Format};
use hailong::pages::touchpoint::qr;
use hailong::pages::touchpoint::qr::Qr;
use hailong::pages::touchpoint::slips;
use hailong::pages::touchpoint::slips::Slips;
use hailong::pages::touchpoint::{Drawing, Paper, PosterLook, poster, print};

use super::reading::{Picture, decoded, file, page_sizes, text_of_pdf};

const PUBLIC_URL: &str = "https://hailong.haiphong.gov.vn";

fn seeds() -> Seeds {
    let instruments = ["sipas-counter", "quick"].map(str::to_owned).into();
    seeds::read(seeds::DEMO, &instruments).unwrap()
}

fn posters(seeds: &Seeds, paper: Paper) -> Vec<Drawing> {
    let office = &seeds.offices[0];
    let touchpoints = seeds.touchpoints.iter();
    let printed = PosterLook { public_url: PUBLIC_URL, logo: None, paper };
    touchpoints.map(|touchpoint| poster(office, touchpoint, printed).unwrap()).collect()
}

#[test]
fn every_seeded_code_is_read_from_svg_and_png_by_two_decoders() {
    for touchpoint in seeds().touchpoints {
        let code = &touchpoint.code;
        let address = qr::address(PUBLIC_URL, code);
        assert_eq!(address, format!("HTTPS://HAILONG.HAIPHONG.GOV.VN/S/{code}"));
        let qr = Qr::of(&address).unwrap();
        let drawn = Picture::of_svg(&qr.svg(&touchpoint.name.vi), 6.0);
        assert_eq!(decoded(&drawn, &format!("{code}-svg")), [&*address]);
        let painted = Picture::of_png(&qr.png(8).unwrap());
        assert_eq!(painted.width, qr.width() * 8);
        assert_eq!(decoded(&painted, &format!("{code}-png")), [&*address]);
    }
}

#[test]
fn every_seeded_code_is_read_from_its_poster() {
    let seeds = seeds();
    for (paper, name) in [(Paper::A5, "a5"), (Paper::A4, "a4")] {
        let posters = posters(&seeds, paper);
        let pdf = file(&posters, Format::Pdf);
        let pages = Picture::pages_of_pdf(&pdf, 100, name);
        assert_eq!(pages.len(), seeds.touchpoints.len());
        for ((touchpoint, poster), page) in seeds.touchpoints.iter().zip(&posters).zip(&pages) {
            let address = qr::address(PUBLIC_URL, &touchpoint.code);
            let name = format!("{}-{name}", touchpoint.code);
            assert_eq!(decoded(page, &format!("{name}-pdf")), [&*address]);
            let png = file(std::slice::from_ref(poster), Format::Png);
            let painted = Picture::of_png(&png);
            assert_eq!(decoded(&painted, &format!("{name}-png")), [address]);
        }
    }
}

#[test]
fn a_name_that_is_the_same_in_both_languages_stands_once() {
    let seeds = seeds();
    let look = PosterLook { public_url: PUBLIC_URL, logo: None, paper: Paper::A5 };
    let mut touchpoint = seeds.touchpoints[0].clone();
    touchpoint.name = Text::new("Bàn tiếp dân", "Bàn tiếp dân");
    let svg = |it| file(&[poster(&seeds.offices[0], it, look).unwrap()], Format::Svg);
    let drawn = String::from_utf8(svg(&touchpoint)).unwrap();
    assert_eq!(drawn.matches(">Bàn tiếp dân</text>").count(), 1, "{drawn}");
}

#[test]
fn a_logo_stands_beside_the_name_and_the_code_is_still_read() {
    let seeds = seeds();
    let svg = "<svg xmlns='http://www.w3.org/2000/svg' width='80' height='80'>\
               <rect width='80' height='80' fill='#0000ff'/></svg>";
    let logo = Logo { media_type: "image/svg+xml".to_owned(), content: svg.into() };
    let touchpoint = &seeds.touchpoints[0];
    let look = PosterLook { public_url: PUBLIC_URL, logo: Some(&logo), paper: Paper::A5 };
    let sheet = [poster(&seeds.offices[0], touchpoint, look).unwrap()];
    let painted = Picture::of_png(&file(&sheet, Format::Png));
    let page = Picture::pages_of_pdf(&file(&sheet, Format::Pdf), 100, "logo").remove(0);
    for (picture, name) in [(painted, "logo-png"), (page, "logo-pdf")] {
        assert_eq!(decoded(&picture, name), [qr::address(PUBLIC_URL, &touchpoint.code)]);
        // The logo's square begins 10 mm from the left of 148, 6.4 mm from the top of 210.
        let at = |x: usize, y: usize| {
            picture.grey[picture.width * y / 148 * picture.width + picture.width * x / 148]
        };
        assert!(at(18, 14) < 128, "{name}: blue is dark");
        assert!(at(130, 14) > 128, "{name}: nothing on the other side");
    }
}

#[test]
fn a_code_with_a_tenth_blotted_out_is_still_read() {
    let dots = 8;
    for touchpoint in seeds().touchpoints {
        let address = qr::address(PUBLIC_URL, &touchpoint.code);
        let qr = Qr::of(&address).unwrap();
        let mut picture = Picture::of_png(&qr.png(dots).unwrap());
        // A square on its middle, a tenth of the code without its quiet zone: 0.316² = 0.1.
        let side = (qr.width() - 8) * usize::from(dots) * 316 / 1000;
        let from = (picture.width - side) / 2;
        for y in from..from + side {
            for x in from..from + side {
                picture.grey[y * picture.width + x] = 40;
            }
        }
        let name = format!("{}-blotted", touchpoint.code);
        assert_eq!(decoded(&picture, &name), [address]);
    }
}

#[test]
fn an_upper_case_code_is_no_larger_than_the_same_address_as_typed() {
    for touchpoint in seeds().touchpoints {
        let upper = Qr::of(&qr::address(PUBLIC_URL, &touchpoint.code)).unwrap();
        let mixed = Qr::of(&format!("{PUBLIC_URL}/s/{}", touchpoint.code)).unwrap();
        assert!(upper.version() <= mixed.version());
        assert!(upper.version() <= 3, "version {}", upper.version());
    }
}

#[test]
fn a_poster_says_who_asks_where_and_that_it_is_anonymous_in_both_languages() {
    let seeds = seeds();
    let posters = posters(&seeds, Paper::A5);
    for (touchpoint, poster) in seeds.touchpoints.iter().zip(&posters) {
        let pdf = file(std::slice::from_ref(poster), Format::Pdf);
        let text = text_of_pdf(&pdf, &format!("{}-text", touchpoint.code));
        let svg = String::from_utf8(file(std::slice::from_ref(poster), Format::Svg)).unwrap();
        let written = text_of_svg(&svg);
        for words in [
            &seeds.offices[0].name.vi.to_uppercase(),
            &seeds.offices[0].name.en,
            &touchpoint.name.vi,
            &touchpoint.name.en,
            &format!("hailong.haiphong.gov.vn/s/{}", touchpoint.code),
            "Mời Ông/Bà đánh giá",
            "Please rate our service",
            "Ẩn danh · Anonymous",
            "Không ghi tên, số điện thoại, địa chỉ IP. Cán bộ tại quầy không xem được phiếu của Ông/Bà.",
            "No name, phone number or IP address is kept.",
            "Không hỏi CCCD, OTP, tiền.",
        ] {
            assert!(text.contains(words), "PDF lacks `{words}`: {text}");
            assert!(written.contains(words), "SVG lacks `{words}`: {written}");
        }
    }
}

/// What stands in the `text` elements, line after line.
fn text_of_svg(svg: &str) -> String {
    let document = resvg::usvg::roxmltree::Document::parse(svg).unwrap();
    let lines: Vec<&str> = document
        .descendants()
        .filter(|node| node.has_tag_name("text"))
        .filter_map(|node| node.text())
        .collect();
    lines.join(" ")
}

#[test]
fn papers_have_their_exact_size() {
    let seeds = seeds();
    for (paper, points, dots) in [
        (Paper::A5, "419.528 x 595.276 pts", [1748, 2480]),
        (Paper::A4, "595.276 x 841.89 pts", [2480, 3508]),
    ] {
        let posters = posters(&seeds, paper);
        let pdf = file(&posters, Format::Pdf);
        let sizes = page_sizes(&pdf, &format!("size-{}", dots[0]));
        assert_eq!(sizes.len(), posters.len());
        assert!(sizes.iter().all(|size| size.starts_with(points)), "{sizes:?}");
        let picture = Picture::of_png(&file(&posters[..1], Format::Png));
        assert_eq!([picture.width, picture.height], dots);
    }
}

#[test]
fn several_posters_in_one_picture_are_refused_in_words() {
    let posters = posters(&seeds(), Paper::A5);
    for format in [Format::Svg, Format::Png] {
        let error = print::file(&posters, "x", format).unwrap_err();
        assert!(matches!(error, Error::OneSheet(7)));
        assert!(error.to_string().contains("write a PDF or one file each"));
    }
}

#[test]
fn every_slip_of_a_sheet_is_read_and_is_one_of_those_issued() {
    let seeds = seeds();
    let codes = slips::drawn(23, &Random::seeded(7));
    let slips = Slips {
        office: &seeds.offices[0],
        touchpoint: &seeds.touchpoints[0],
        public_url: PUBLIC_URL,
        codes: codes.clone(),
        expires: slips::expiry("2026-11-23".parse().unwrap()),
    };
    let pdf = file(&slips.sheets().unwrap(), Format::Pdf);
    let pages = Picture::pages_of_pdf(&pdf, 200, "slips");
    assert_eq!(pages.len(), 3);
    let mut read = BTreeSet::new();
    for (page, picture) in pages.iter().enumerate() {
        // Cut apart, as they are handed out: two across, five down.
        for (place, slip) in picture.cut_apart(2, 5).iter().enumerate() {
            if page * 10 + place < codes.len() {
                let addresses = decoded(slip, &format!("slip-{page}-{place}"));
                let (form, code) = addresses[0].split_once("?slip=").unwrap();
                assert_eq!(form, "HTTPS://HAILONG.HAIPHONG.GOV.VN/S/BT01");
                read.insert(SlipCode::parse(code).unwrap());
            }
        }
    }
    assert_eq!(read, codes.iter().cloned().collect());

    let text = text_of_pdf(&pdf, "slips-text");
    for code in &codes {
        assert!(text.contains(&code.to_string()), "{code} is not printed");
    }
    assert!(text.contains("Dùng đến hết ngày 23/12/2026"), "{text}");

    let list = String::from_utf8(slips.csv().unwrap()).unwrap();
    assert_eq!(list.lines().count(), 24);
    assert!(list.starts_with("code,address,touchpoint,expires\n"));
    assert!(list.contains(&format!("/S/BT01?slip={}", codes[0].as_str())));
}
