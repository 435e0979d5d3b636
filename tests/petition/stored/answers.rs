//! Answers that wait for a second person, files, and letters to senders.

use chrono::TimeDelta;
use hailong::domain::petition::{CleanFile, FileKind, FileSide, Key, State, open_file};
use hailong::store::{
    Added, Brought, By, FileAdded, LetterState, Moved, PetitionAct, Proposed, Store,
};

use super::{KEY, by, entries, kept, sealed, text};
use crate::support::databases::on_both;
use crate::support::sample::{morning, settle_in};

/// On the way to an answer.
async fn handling(store: &Store, form: u128) -> String {
    let code = kept(store, form).await;
    for (minute, to) in (1..).zip([State::Received, State::Competent, State::Handling]) {
        let from = store.petition(&code).await.unwrap().unwrap().state;
        let moved = store.move_petition(&code, (from, to), &text(""), &by(minute)).await;
        assert_eq!(moved.unwrap(), Moved::Made);
    }
    code
}

fn manager(minutes: i64) -> By {
    By::account("hoa", morning() + TimeDelta::minutes(minutes))
}

fn file(content: &[u8]) -> CleanFile {
    let content = content.to_vec();
    CleanFile { kind: FileKind::Pdf, name: "Quyết định.pdf".to_owned(), content }
}

#[tokio::test]
async fn an_answer_waits_for_a_second_person_who_approves_it_or_returns_it() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        let code = handling(store, 1).await;
        let propose = async |answer: &str, at| store.propose_answer(&code, answer, &by(at)).await;
        assert_eq!(propose(" ", 10).await.unwrap(), Proposed::Incomplete);
        assert_eq!(propose("Đã mở thêm quầy.", 10).await.unwrap(), Proposed::Made);
        assert_eq!(propose("Khác", 11).await.unwrap(), Proposed::Overtaken);
        let waiting = store.waiting_answers(10).await.unwrap();
        assert_eq!((waiting.len(), &*waiting[0].proposed_by), (1, "lan"));

        let approve = async |answer: &str, by: &By| {
            let brought = Brought { approves: true, ..text(answer) };
            let way = (State::Handling, State::Handled);
            store.move_petition(&code, way, &brought, by).await.unwrap()
        };
        assert_eq!(approve("Đã mở thêm quầy.", &by(12)).await, Moved::OwnAnswer);
        assert_eq!(approve("Một câu khác", &manager(12)).await, Moved::Overtaken);
        assert_eq!(store.petition(&code).await.unwrap().unwrap().state, State::Handling);
        let returned = store.return_answer(&code, "", &manager(13)).await.unwrap();
        assert_eq!(returned, Proposed::Incomplete);
        let returned = store.return_answer(&code, "Thiếu ngày", &manager(13)).await.unwrap();
        assert_eq!(returned, Proposed::Made);
        assert_eq!(approve("Đã mở thêm quầy.", &manager(14)).await, Moved::Overtaken);
        let draft = store.answer_draft(&code).await.unwrap().unwrap();
        assert_eq!(draft.returned.as_deref(), Some("Thiếu ngày"));
        assert!(store.waiting_answers(10).await.unwrap().is_empty());

        assert_eq!(propose("Đã mở thêm quầy từ 01/12.", 15).await.unwrap(), Proposed::Made);
        assert_eq!(approve("Đã mở thêm quầy từ 01/12.", &manager(16)).await, Moved::Made);
        let petition = store.petition(&code).await.unwrap().unwrap();
        assert_eq!(petition.answer.as_deref(), Some("Đã mở thêm quầy từ 01/12."));
        assert_eq!(store.answer_draft(&code).await.unwrap(), None);
        let history = store.petition_history(&code).await.unwrap();
        let acts: Vec<PetitionAct> = history.iter().skip(4).map(|step| step.act).collect();
        let (submitted, back) = (PetitionAct::Proposed, PetitionAct::Returned);
        assert_eq!(acts, [submitted, back, submitted, PetitionAct::Approved]);
        let all = entries(store).await;
        let actions: Vec<&str> = all.iter().skip(4).map(|each| each.action.as_str()).collect();
        let [proposed, returned] = ["petition.answer-proposed", "petition.answer-returned"];
        assert_eq!(actions, [proposed, returned, proposed, "petition.moved"]);
        assert!(all.iter().all(|each| each.after.as_deref() != Some("Thiếu ngày")), "no words");
    })
    .await;
}

#[tokio::test]
async fn a_returned_answer_is_gone_once_the_petition_moves_on_without_it() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        let code = handling(store, 1).await;
        store.propose_answer(&code, "Trả lời", &by(10)).await.unwrap();
        let way = (State::Handling, State::Insufficient);
        store.move_petition(&code, way, &text("Chưa rõ ngày"), &by(11)).await.unwrap();
        assert_eq!(store.answer_draft(&code).await.unwrap(), None);
        let overtaken = store.propose_answer(&code, "Trả lời", &by(12)).await.unwrap();
        assert_eq!(overtaken, Proposed::Overtaken);
    })
    .await;
}

#[tokio::test]
async fn files_are_sealed_for_their_petition_and_the_senders_are_read_on_record() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        let key = Key::of(KEY);
        let photo = CleanFile { name: String::new(), ..file(b"%PDF-photo") };
        let drawn = || ("f1".to_owned(), [5; 24]);
        let petition = sealed("Chờ lâu", 7).with_files(&[photo], &key, drawn).unwrap();
        let added = store.add_petition(&petition, &By::system(morning())).await.unwrap();
        let Added::Kept(code) = added else { panic!("{added:?}") };
        let again = store.add_petition(&petition, &By::system(morning())).await.unwrap();
        assert_eq!(again, Added::Repeated(code.clone()));
        let without = store.add_petition(&sealed("Chờ lâu", 7), &by(1)).await.unwrap();
        assert_eq!(without, Added::Conflict, "the same words without the file are another form");

        let [one] = &store.petition_files(&code).await.unwrap()[..] else { panic!("one file") };
        assert_eq!((one.side, one.size, &*one.name), (FileSide::Sender, 10, ""));
        let before = entries(store).await.len();
        let found = store.petition_file(&code, "f1", Some(&by(2))).await.unwrap().unwrap();
        assert!(!found.sealed.windows(5).any(|part| part == b"photo"), "it is encrypted");
        let opened = open_file(&key, &found.sealed, (&code, "f1"));
        assert_eq!(opened.as_deref(), Some(&b"%PDF-photo"[..]));
        assert_eq!(open_file(&key, &found.sealed, (&code, "f2")), None);
        let entries = entries(store).await;
        assert_eq!(entries.len(), before + 1);
        assert_eq!(entries[before].action, "petition.file_read");
    })
    .await;
}

#[tokio::test]
async fn an_answer_takes_files_while_it_is_written_and_no_longer() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        let code = handling(store, 1).await;
        let key = Key::of(KEY);
        let add = async |id: &str, at| {
            let file = file(b"%PDF-1").seal(&code, id.to_owned(), (&key, [6; 24])).unwrap();
            store.add_answer_file(&code, (&file, 2), &by(at)).await.unwrap()
        };
        assert_eq!([add("a", 10).await, add("b", 11).await], [FileAdded::Kept, FileAdded::Kept]);
        assert_eq!(add("c", 12).await, FileAdded::TooMany);
        assert!(store.remove_answer_file(&code, "a", &by(13)).await.unwrap());
        assert!(!store.remove_answer_file(&code, "a", &by(13)).await.unwrap());
        store.propose_answer(&code, "Trả lời", &by(14)).await.unwrap();
        assert_eq!(add("c", 15).await, FileAdded::Closed, "while it waits for approval");
        assert!(!store.remove_answer_file(&code, "b", &by(15)).await.unwrap());
        let file = file(b"%PDF-1").seal("0000", "a".to_owned(), (&key, [6; 24])).unwrap();
        let nowhere = store.add_answer_file("0000", (&file, 2), &by(16)).await.unwrap();
        assert_eq!(nowhere, FileAdded::NoPetition);
        let files = store.petition_files(&code).await.unwrap();
        assert_eq!((files.len(), &*files[0].name), (1, "Quyết định.pdf"));
    })
    .await;
}

#[tokio::test]
async fn letters_wait_in_the_database_until_they_are_sent_or_given_up() {
    on_both(async |database| {
        let store = &database.store;
        settle_in(store).await;
        let code = kept(store, 1).await;
        let brought = Brought { letter: Some("l1".to_owned()), ..text("Là câu hỏi") };
        let way = (State::New, State::Refused);
        store.move_petition(&code, way, &brought, &by(1)).await.unwrap();
        let now = morning() + TimeDelta::minutes(1);
        let letter = store.take_petition_letter(now).await.unwrap().unwrap();
        assert_eq!((&*letter.code, letter.state, letter.failures), (&*code, State::Refused, 0));
        assert_eq!(store.take_petition_letter(now).await.unwrap(), None, "another node waits");
        let next = now + TimeDelta::minutes(30);
        store.petition_letter_failed("l1", Some(next)).await.unwrap();
        assert_eq!(store.take_petition_letter(next - TimeDelta::seconds(1)).await.unwrap(), None);
        assert_eq!(store.take_petition_letter(next).await.unwrap().unwrap().failures, 1);
        store.petition_letter_sent("l1").await.unwrap();
        let told = store.sender_told(&code).await.unwrap();
        assert_eq!((told.len(), told[0].outcome), (1, LetterState::Sent));
        assert_eq!(store.take_petition_letter(next + TimeDelta::days(9)).await.unwrap(), None);
    })
    .await;
}
