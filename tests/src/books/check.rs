//! What must be true of the books at any time (sync.md, A4 and A14).

use std::collections::BTreeMap;

use desk_core::value::Value;
use desk_wire::{CommandRecord, WireValue, chain_hash};
use sqlx::Row;

use super::Books;
use super::rows::{Place, Rows, nothing};

/// One field that a command changed.
#[derive(Debug)]
struct Entry {
    seq: i64,
    old: Value,
    new: Value,
}

impl Books {
    /// Fails the test where the books do not agree with each other.
    pub async fn check(&mut self) {
        let journal = self.journal().await;
        self.check_chain().await;
        for (place, entries) in &journal {
            let mut stands = nothing(place);
            for entry in entries {
                assert_eq!(entry.old, stands, "what command {} stood on at {place:?}", entry.seq);
                assert_ne!(entry.new, stands, "command {} changed nothing", entry.seq);
                stands = entry.new.clone();
            }
        }
        let newest: Rows = journal
            .iter()
            .filter_map(|(place, entries)| Some((place.clone(), entries.last()?.new.clone())))
            .filter(|(place, value)| *value != nothing(place))
            .collect();
        assert_eq!(self.rows().await, newest, "the records are what the commands say");
        self.check_dirty(&journal).await;
        self.check_featured().await;
        self.check_lists().await;
        let whole: String =
            sqlx::query_scalar("pragma quick_check").fetch_one(&mut self.0).await.unwrap();
        assert_eq!(whole, "ok");
        let broken = sqlx::query("pragma foreign_key_check").fetch_all(&mut self.0).await.unwrap();
        assert!(broken.is_empty(), "{} broken references", broken.len());
    }

    /// The same where a hub has confirmed everything: what is seen is what it
    /// confirmed, and no mark says otherwise.
    pub async fn check_followed(&mut self) {
        assert_eq!(self.number("select count(*) from dirty").await, 0, "nothing is unconfirmed");
        assert_eq!(
            self.number(
                "select count(*) from outbox where status in ('pending', 'in_flight', 'deferred')",
            )
            .await,
            0,
            "nothing waits"
        );
        self.check_featured().await;
        self.check_lists().await;
        let whole: String =
            sqlx::query_scalar("pragma quick_check").fetch_one(&mut self.0).await.unwrap();
        assert_eq!(whole, "ok");
    }

    /// The device's commands count without a gap and each hash covers the one
    /// before.
    async fn check_chain(&mut self) {
        let rows =
            sqlx::query("select * from outbox order by device_seq").fetch_all(&mut self.0).await;
        let mut chain = [0; 32];
        let mut last = 0;
        for (seq, row) in (1_i64..).zip(rows.unwrap()) {
            assert_eq!(row.get::<i64, _>("device_seq"), seq, "numbers without a gap");
            let bytes: Vec<u8> = row.get("record");
            chain = chain_hash(&chain, &bytes);
            assert_eq!(row.get::<Vec<u8>, _>("chain"), chain, "the chain covers command {seq}");
            let record = CommandRecord::from_bytes(&bytes).unwrap();
            assert_eq!(i64::try_from(record.seq).unwrap(), seq);
            assert_eq!(row.get::<Vec<u8>, _>("command_id"), record.id().as_bytes());
            assert_eq!(row.get::<Vec<u8>, _>("group_id"), record.group().as_bytes());
            assert_eq!(row.get::<String, _>("code"), record.command().unwrap().code());
            assert!(!record.fields.is_empty(), "a command that changed nothing is none: {seq}");
            for patch in &record.fields {
                assert_eq!(patch.base_seq, 0, "no hub has seen anything");
            }
            last = seq;
        }
        let head: (i64, Vec<u8>) = sqlx::query_as("select last_seq, head from own_chain")
            .fetch_one(&mut self.0)
            .await
            .unwrap();
        assert_eq!(head, (last, chain.to_vec()), "the head is the last command's");
    }

    /// One confirmed value a touched field, and no hub has confirmed anything:
    /// what is seen, less the dirty marks, is the empty workspace.
    async fn check_dirty(&mut self, journal: &BTreeMap<Place, Vec<Entry>>) {
        let rows = sqlx::query("select * from dirty").fetch_all(&mut self.0).await.unwrap();
        assert_eq!(rows.len(), journal.len(), "one confirmed value a touched field");
        let mut confirmed = self.rows().await;
        for row in rows {
            let place: Place =
                (row.get("entity_type"), row.get("entity_id"), row.get("field"), row.get("member"));
            let entries = &journal[&place];
            let span = (row.get::<i64, _>("first_seq"), row.get::<i64, _>("last_seq"));
            assert_eq!(span, (entries[0].seq, entries[entries.len() - 1].seq), "{place:?}");
            let value = WireValue::from_bytes(&row.get::<Vec<u8>, _>("confirmed")).unwrap();
            match Value::from(value) {
                value if value == nothing(&place) => confirmed.remove(&place),
                value => confirmed.insert(place, value),
            };
        }
        assert_eq!(confirmed, Rows::new(), "nothing was ever confirmed");
        let numbered = self.number("select count(*) from field_seq").await;
        assert_eq!(numbered, 0, "only a hub gives numbers");
    }

    async fn check_featured(&mut self) {
        let keys: Vec<String> = sqlx::query_scalar(
            "select order_key from featured_offer where _deleted = 0 order by 1",
        )
        .fetch_all(&mut self.0)
        .await
        .unwrap();
        assert!(keys.len() <= 5, "never more than five: {keys:?}");
        assert!(keys.windows(2).all(|two| two[0] < two[1]), "no two share a place: {keys:?}");
    }

    /// What each command changed, by field, in the device's order.
    async fn journal(&mut self) -> BTreeMap<Place, Vec<Entry>> {
        let mut journal: BTreeMap<Place, Vec<Entry>> = BTreeMap::new();
        let rows = sqlx::query("select device_seq, record from outbox order by device_seq")
            .fetch_all(&mut self.0)
            .await
            .unwrap();
        for row in rows {
            let record = CommandRecord::from_bytes(&row.get::<Vec<u8>, _>("record")).unwrap();
            for patch in record.fields {
                let place = (
                    patch.entity_type,
                    patch.entity().as_bytes().to_vec(),
                    patch.field,
                    patch.member.clone().unwrap_or_default(),
                );
                let entry = Entry {
                    seq: row.get("device_seq"),
                    old: patch.base.into(),
                    new: patch.new.into(),
                };
                journal.entry(place).or_default().push(entry);
            }
        }
        journal
    }
}
