//! What must be true of the rows of price lists.

use super::Books;

impl Books {
    /// Every list that is known has its rows, all of them, and no row belongs to
    /// none. Rows of an import under way may be there; nobody sees those.
    pub(super) async fn check_lists(&mut self) {
        for (sql, claim) in [
            (
                "select count(*) from price_list l where not exists \
                 (select 1 from list_content c where c.list_id = l.id and c.live = 1)",
                "a list without its content",
            ),
            (
                "select count(*) from list_content c where live = 1 and not exists \
                 (select 1 from price_list l where c.list_id = l.id)",
                "content that is live and of no list",
            ),
            (
                "select count(*) from price_list l join list_content c on c.list_id = l.id \
                 where l.rows <> (select count(*) from price_row p \
                   join list_offer o on o.offer_no = p.offer_no where o.list_no = c.list_no)",
                "a list with more or fewer rows than it says",
            ),
            (
                "select count(*) from list_offer o where not exists \
                 (select 1 from list_content c where c.list_no = o.list_no)",
                "an offer of no list",
            ),
            (
                "select count(*) from price_row p where not exists \
                 (select 1 from list_offer o where o.offer_no = p.offer_no)",
                "a price of no offer",
            ),
            (
                "select count(*) from list_offer o where not exists \
                 (select 1 from offer_search_docsize s where s.id = o.offer_no)",
                "an offer that no search finds",
            ),
            (
                "select count(*) from offer_search_docsize s where not exists \
                 (select 1 from list_offer o where s.id = o.offer_no)",
                "words of an offer that is gone",
            ),
        ] {
            assert_eq!(self.number(sql).await, 0, "{claim}");
        }
        self.run("insert into offer_search (offer_search) values ('integrity-check')").await;
    }

    /// Rows of imports that never finished, or that another reading replaced.
    pub async fn leftovers(&mut self) -> i64 {
        self.number("select count(*) from list_content where live = 0").await
    }
}
