//! Files of criteria.

use hailong::domain::assessment::table::read;
use hailong::domain::assessment::{Line, Score, Sheet};

use super::criteria;

#[test]
fn built_in_criteria_make_a_hundred_points_in_eight_areas() {
    let lines = criteria().into_iter().map(|criterion| Line {
        criterion,
        score: Score::default(),
        evidence: 0,
    });
    let sheet = Sheet { year: 2026, round: 1, lines: lines.collect() };
    let sum = sheet.sum();
    assert_eq!((sum.most, sum.criteria, sum.own), (10_000, 37, (0, 0)));
    let areas: Vec<(&str, u64)> =
        sheet.areas().iter().map(|it| (it.area.number.as_str(), it.sum.most)).collect();
    assert_eq!(areas.len(), 8);
    assert_eq!(areas.iter().map(|(_, most)| most).sum::<u64>(), 10_000);
    assert!(
        sheet.lines.iter().all(|it| !it.criterion.is_scored() || !it.criterion.source.is_empty())
    );
}

#[test]
fn every_fault_of_a_file_of_criteria_is_told_at_once() {
    let file = "năm,số mục,tiêu chí,điểm tối đa,kê khai\n\
                2026,1,Lĩnh vực,,\n\
                2026,1.1,,x,nhiều\n\
                2025,1.1,Trùng,1,\n\
                2026,2.1,Thiếu mục trên,1,\n\
                hai,a,Sai,1,\n";
    let faults = read(file.as_bytes()).unwrap_err();
    let told: Vec<(u64, &str)> = faults.iter().map(|it| (it.row, it.column)).collect();
    assert_eq!(
        told,
        [
            (3, "most"),
            (3, "declares"),
            (3, "title_vi"),
            (4, "year"),
            (4, "number"),
            (5, "number"),
            (6, "year"),
            (6, "number"),
        ],
        "{faults:#?}"
    );
    let sums = "năm,số mục,tiêu chí,điểm tối đa\n2026,1,A,3\n2026,1.1,B,\"1,25\"\n2026,1.2,C,1.5\n2026,2,D,\n";
    let faults = read(sums.as_bytes()).unwrap_err();
    assert_eq!(faults.len(), 2, "{faults:#?}");
    assert!(faults[0].to_string().contains("row 2") && faults[0].to_string().contains("2.75"));
    assert!(faults[1].to_string().contains("needs its most points"));
    let right = sums.replace("A,3", "A,\"2,75\"").replace("D,", "D,5");
    let read = read(right.as_bytes()).unwrap().rows;
    assert_eq!(
        read.iter().map(|it| it.most).collect::<Vec<_>>(),
        [None, Some(125), Some(150), Some(500)]
    );
}
