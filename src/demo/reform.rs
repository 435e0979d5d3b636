//! Administrative reform in the made-up year: two dialogues with their requests, and the self-scoring sheet.

use chrono::Days;
use rand::RngExt;

use super::{Failed, Setting, paper};
use crate::base::random::Random;
use crate::domain::assessment::{Criterion, ScoreChange};
use crate::domain::dialogue::{Asker, Dialogue, DialogueRequest, Settlement};
use crate::store::{CriteriaImport, NewEvidence, Scored, Store};

/// Days before the last one, topic, and the requests: what was asked, by whom, and what became of it.
type Told = (u64, &'static str, &'static [(&'static str, Asker, Option<&'static str>)]);

const DIALOGUES: [Told; 2] = [
    (
        190,
        "Thủ tục cho doanh nghiệp có lao động nước ngoài",
        &[
            (
                "Rút ngắn thời gian xác minh hồ sơ cấp thẻ ABTC",
                Asker::Business,
                Some("Đã rút còn ba ngày làm việc"),
            ),
            (
                "Gửi kết quả qua bưu chính",
                Asker::Business,
                Some("Đã thực hiện từ tháng sau đối thoại"),
            ),
            (
                "Hướng dẫn hợp pháp hóa lãnh sự bằng tiếng Anh",
                Asker::Organisation,
                Some("Đã đăng trên trang của Sở"),
            ),
        ],
    ),
    (
        60,
        "Dịch vụ lãnh sự cho người dân",
        &[
            ("Mở thêm một quầy vào sáng thứ bảy", Asker::Citizen, None),
            (
                "Bỏ bản sao có chứng thực khi đã có dữ liệu dân cư",
                Asker::Citizen,
                Some("Đã bỏ ở hai thủ tục"),
            ),
        ],
    ),
];

/// Records the dialogues, and what became of their requests.
pub async fn load_dialogues(store: &Store, setting: Setting<'_>) -> Result<usize, Failed> {
    let mut requests = 0;
    for (ago, topic, told) in DIALOGUES {
        let held = setting.last_day - Days::new(ago);
        let dialogue = Dialogue {
            held,
            topic: topic.to_owned(),
            chair: "Phó Chủ tịch Ủy ban nhân dân thành phố".to_owned(),
            document: format!("{}/TB-UBND", 400 - ago),
        };
        let by = setting.by(held, 16 * 60);
        let id = store.add_dialogue(&dialogue, &by).await?;
        for (content, asker, answer) in told {
            let due = held.checked_add_days(Days::new(30));
            let (content, unit) = ((*content).to_owned(), "VPS".to_owned());
            let request = DialogueRequest { asker: *asker, content, unit, due };
            let number = store.add_dialogue_request(&id, &request, &by).await?;
            requests += 1;
            if let Some((answer, number)) = answer.zip(number) {
                let settled = held + Days::new(20);
                let document = String::new();
                let settlement = Settlement { settled, answer: answer.to_owned(), document };
                let by = setting.by(settled, 9 * 60);
                store.settle_dialogue_request((&id, number), Some(&settlement), &by).await?;
            }
        }
    }
    Ok(requests)
}

/// Brings in the criteria as if they were of `year`, and scores most of them; gives how many.
pub async fn load_assessment(
    store: &Store,
    setting: Setting<'_>,
    (criteria, year): (Vec<Criterion>, i32),
) -> Result<usize, Failed> {
    let criteria: Vec<Criterion> =
        criteria.into_iter().map(|each| Criterion { year, ..each }).collect();
    let day = setting.last_day;
    let by = setting.by(day, 8 * 60);
    if store.import_criteria(year, &criteria, &by).await? != CriteriaImport::Added {
        return Err(Failed::Plan(format!("there are criteria of {year} already")));
    }
    let random = Random::seeded(setting.seed.rotate_left(16) ^ 0x6363_6863);
    let mut scored = 0;
    for (minutes, each) in (0_i64..).zip(&criteria) {
        let Some(most) = each.most else { continue };
        // Of twelve criteria one waits, two fall short, and one is appraised lower.
        let drawn = random.with(|rng| rng.random_range(0..12_u32));
        if drawn == 0 {
            continue;
        }
        let own = if drawn <= 2 { most / 2 } else { most };
        let by = setting.by(day, 9 * 60 + minutes);
        let change = ScoreChange::Own { points: own, declared: None, note: String::new() };
        let place = (year, 1, each.number.as_str());
        let mut done = store.score_criterion(place, &change, &by).await?;
        if drawn > 6 {
            let line = format!("Made-up evidence, criterion {}, {year}", each.number);
            let file = NewEvidence {
                name: format!("minh-chung-{}.pdf", each.number.replace('.', "-")),
                kind: "pdf".to_owned(),
                content: paper::pdf(&line),
            };
            store.add_assessment_evidence((year, &each.number), &file, &by).await?;
        }
        if drawn == 3 {
            let reason = "Minh chứng chưa đủ so với yêu cầu.".to_owned();
            let change = ScoreChange::Appraise { points: own / 2, reason };
            done = store.score_criterion(place, &change, &by).await?;
        }
        if done != Scored::Done {
            return Err(Failed::Plan(format!("criterion {}: {done:?}", each.number)));
        }
        scored += 1;
    }
    Ok(scored)
}
