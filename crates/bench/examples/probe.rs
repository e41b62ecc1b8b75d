#![allow(warnings, clippy::all)]
use sqlx::sqlite::*;
use sqlx::*;
use std::time::Instant;
#[tokio::main]
async fn main() {
    let path = std::env::args().nth(1).unwrap();
    let script = std::fs::read_to_string(std::env::args().nth(2).unwrap()).unwrap();
    let mut c = SqliteConnectOptions::new()
        .filename(path)
        .pragma("key", format!("\"x'{}'\"", "2a".repeat(32)))
        .pragma("temp_store", "memory")
        .journal_mode(SqliteJournalMode::Wal)
        .disable_statement_logging()
        .connect()
        .await
        .unwrap();
    for st in script.split(";\n") {
        let st = st.trim();
        if st.is_empty() {
            continue;
        }
        let (n, st) = match st.strip_prefix("!") {
            Some(s) => (1, s),
            None => (4, st),
        };
        let mut ts = vec![];
        let mut last = String::new();
        for _ in 0..n {
            let b = Instant::now();
            match sqlx::query(AssertSqlSafe(st.to_owned())).fetch_all(&mut c).await {
                Ok(rows) => {
                    ts.push(b.elapsed().as_secs_f64() * 1000.0);
                    last = format!("{} rows", rows.len());
                    if st.starts_with("explain") || rows.len() <= 8 {
                        for r in &rows {
                            let mut l = String::new();
                            for i in 0..r.len().min(6) {
                                let v: String = r
                                    .try_get_unchecked::<Option<String>, _>(i)
                                    .ok()
                                    .flatten()
                                    .unwrap_or_default();
                                l += &v;
                                l += " | ";
                            }
                            last += "\n      ";
                            last += &l;
                        }
                    }
                }
                Err(e) => {
                    last = e.to_string();
                    ts.push(0.0)
                }
            }
        }
        ts.sort_by(f64::total_cmp);
        println!(
            "{:9.2} (min {:.2}) ms  {}  -> {}",
            ts[ts.len() / 2],
            ts[0],
            st.chars().take(150).collect::<String>().replace("\n", " "),
            last
        );
    }
}
