//! The catalog behind the lists of a seed: products, their offers, and the
//! ways to buy each.

use desk_core::ids::OfferId;
use desk_core::price_list::Segment;

use crate::prices::{self, Way};
use crate::random::Random;
use crate::words;

/// One offer of a product.
#[derive(Debug)]
pub(crate) struct Offer {
    pub(crate) id: OfferId,
    pub(crate) product_title: String,
    pub(crate) sku_title: String,
    pub(crate) description: String,
    pub(crate) segment: Segment,
    /// Retail price of a month, in cents.
    pub(crate) month: u64,
    pub(crate) ways: Vec<Way>,
    pub(crate) trial: bool,
}

const PRODUCT_IDS: u64 = 36 * 36 * 36 * 36;

/// `CFQ7TTC0` and four characters; no two numbers below [`PRODUCT_IDS`] share
/// one, as the factor has no divisor in common with 36.
fn product_id(number: u64, seed: u64) -> String {
    let scattered = (number * 611_957 + seed % PRODUCT_IDS) % PRODUCT_IDS;
    format!("CFQ7TTC0{}", base_36(scattered))
}

fn base_36(mut number: u64) -> String {
    let mut text = [b'0'; 4];
    for digit in text.iter_mut().rev() {
        let value = u8::try_from(number % 36).unwrap_or_default();
        *digit = if value < 10 { b'0' + value } else { b'A' + value - 10 };
        number /= 36;
    }
    text.iter().map(|digit| char::from(*digit)).collect()
}

/// Numbers, which lose their zeros in files, between ids with letters, which
/// keep them.
fn sku_id(number: usize) -> String {
    if number.is_multiple_of(3) {
        base_36(10 + u64::try_from(number).unwrap_or_default())
    } else {
        format!("{number:04}")
    }
}

/// The offers of the product with this number.
pub(crate) fn of_product(seed: u64, number: u64) -> Vec<Offer> {
    let mut random = Random::of(&[seed, number]);
    let product = product_id(number, seed);
    let title = words::product(number, &mut random);
    let padded = if random.below(7) == 0 { format!("{title} ") } else { title.clone() };
    let month = prices::month_of(&mut random);
    let editions = 1 + usize::from(random.happens(400)) + usize::from(random.happens(200));
    let mut offers = Vec::new();
    for edition in 0..editions {
        let month = month * u64::try_from(edition + 1).unwrap_or(1);
        for (segment, suffix, share, chance) in [
            (Segment::Commercial, "", 100, 1000),
            (Segment::Education, " (Education Faculty Pricing)", 45, 450),
            (Segment::Nonprofit, " (Nonprofit Staff Pricing)", 40, 400),
            (Segment::Government, " (Government Community Cloud Pricing)", 100, 350),
        ] {
            if !random.happens(chance) {
                continue;
            }
            let sku_title = words::sku(&title, edition, suffix);
            let offer = |id: OfferId, trial: bool, random: &mut Random| Offer {
                id,
                product_title: padded.clone(),
                sku_title: if trial { format!("{sku_title} Trial") } else { sku_title.clone() },
                description: words::description(random),
                segment,
                month: if random.happens(15) { 0 } else { prices::reduced(month, share) },
                ways: if trial { vec![prices::TRIAL] } else { ways(random) },
                trial,
            };
            for trial in [false, true] {
                if trial && !(segment == Segment::Commercial && random.happens(40)) {
                    continue;
                }
                if let Ok(id) = OfferId::new(&product, &sku_id(offers.len() + 1)) {
                    offers.push(offer(id, trial, &mut random));
                }
            }
        }
    }
    offers
}

fn ways(random: &mut Random) -> Vec<Way> {
    let mut ways = vec![prices::YEAR, prices::YEAR_MONTHLY];
    if random.happens(850) {
        ways.push(prices::MONTH);
    }
    if random.happens(350) {
        ways.extend([prices::THREE_YEARS, prices::THREE_YEARS_ANNUAL]);
    }
    ways
}
