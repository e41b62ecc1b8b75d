//! Bytes to UTF-8, as they stream (catalog-pricing.md, 6.7).
//!
//! A byte-order mark decides; without one, UTF-16 shows by its zeros, and the
//! first bytes beyond ASCII tell UTF-8 from an older code page. Bytes that are
//! no text in the encoding come out as 0xFF, so that their row is refused
//! instead of read wrong.

use std::cell::Cell;
use std::io::{self, Read};
use std::rc::Rc;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Decoder, DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

const CHUNK: usize = 64 * 1024;
/// Enough for a byte-order mark, the zeros of UTF-16 and any file's magic.
const FIRST: usize = 4096;
/// Fewer bytes beyond ASCII than this do not prove a rarer code page.
const ENOUGH: usize = 12;
const NO_TEXT: u8 = 0xFF;

enum State {
    /// Nothing beyond ASCII yet: every candidate reads the same.
    Ascii,
    Utf8,
    Other(Box<Decoder>),
}

/// Reads UTF-8 out of whatever `inner` holds.
pub(crate) struct Decoded<R> {
    inner: R,
    state: State,
    label: Rc<Cell<&'static str>>,
    raw: Vec<u8>,
    raw_at: usize,
    out: Vec<u8>,
    out_at: usize,
    ended: bool,
}

impl<R: Read> Decoded<R> {
    pub(crate) fn new(inner: R) -> io::Result<Self> {
        let mut decoded = Self {
            inner,
            state: State::Ascii,
            label: Rc::new(Cell::new(UTF_8.name())),
            raw: Vec::new(),
            raw_at: 0,
            out: Vec::new(),
            out_at: 0,
            ended: false,
        };
        decoded.gather(FIRST)?;
        match Encoding::for_bom(&decoded.raw) {
            Some((encoding, length)) => {
                decoded.raw_at = length;
                decoded.settle(encoding);
            }
            None => {
                if let Some(encoding) = utf_16(&decoded.raw) {
                    decoded.settle(encoding);
                }
            }
        }
        Ok(decoded)
    }

    /// The first bytes, byte-order mark included; before anything is read.
    pub(crate) fn first_bytes(&self) -> &[u8] {
        &self.raw
    }

    /// The name of the encoding; it may become known only in mid-file.
    pub(crate) fn label(&self) -> Rc<Cell<&'static str>> {
        Rc::clone(&self.label)
    }

    fn settle(&mut self, encoding: &'static Encoding) {
        self.label.set(encoding.name());
        self.state = if encoding == UTF_8 {
            State::Utf8
        } else {
            State::Other(Box::new(encoding.new_decoder_without_bom_handling()))
        };
    }

    fn waiting(&self) -> &[u8] {
        &self.raw[self.raw_at..]
    }

    /// Has at least `wanted` raw bytes waiting, or all that are left.
    fn gather(&mut self, wanted: usize) -> io::Result<()> {
        if self.raw_at > 0 {
            self.raw.drain(..self.raw_at);
            self.raw_at = 0;
        }
        while !self.ended && self.raw.len() < wanted {
            let have = self.raw.len();
            self.raw.resize(have + CHUNK, 0);
            let count = read_some(&mut self.inner, &mut self.raw[have..]);
            self.raw.truncate(have + *count.as_ref().unwrap_or(&0));
            self.ended = count? == 0;
        }
        Ok(())
    }

    fn serve_raw(&mut self, limit: usize, into: &mut [u8]) -> usize {
        let count = limit.min(into.len());
        into[..count].copy_from_slice(&self.raw[self.raw_at..self.raw_at + count]);
        self.raw_at += count;
        count
    }

    /// Turns the waiting raw bytes into `out`.
    fn decode(&mut self) -> io::Result<()> {
        if self.waiting().is_empty() {
            self.gather(1)?;
        }
        let last = self.ended;
        let State::Other(decoder) = &mut self.state else { return Ok(()) };
        let room = decoder
            .max_utf8_buffer_length_without_replacement(self.raw.len() - self.raw_at)
            .unwrap_or(CHUNK)
            + 16;
        self.out.resize(room, 0);
        self.out_at = 0;
        let mut written = 0;
        loop {
            let (result, read, wrote) = decoder.decode_to_utf8_without_replacement(
                &self.raw[self.raw_at..],
                &mut self.out[written..],
                last,
            );
            self.raw_at += read;
            written += wrote;
            match result {
                DecoderResult::InputEmpty => break,
                DecoderResult::OutputFull => self.out.resize(self.out.len() + CHUNK, 0),
                DecoderResult::Malformed(..) => {
                    if written == self.out.len() {
                        self.out.push(0);
                    }
                    self.out[written] = NO_TEXT;
                    written += 1;
                }
            }
        }
        self.out.truncate(written);
        if last {
            // A decoder that was told the end must not be asked again.
            self.state = State::Utf8;
        }
        Ok(())
    }
}

impl<R: Read> Read for Decoded<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        loop {
            if self.out_at < self.out.len() {
                let count = into.len().min(self.out.len() - self.out_at);
                into[..count].copy_from_slice(&self.out[self.out_at..self.out_at + count]);
                self.out_at += count;
                return Ok(count);
            }
            match self.state {
                State::Ascii => {
                    if self.waiting().is_empty() {
                        self.gather(1)?;
                    }
                    let plain = Encoding::ascii_valid_up_to(self.waiting());
                    if plain > 0 || self.waiting().is_empty() {
                        return Ok(self.serve_raw(plain, into));
                    }
                    self.gather(CHUNK)?;
                    let encoding = beyond_ascii(self.waiting(), self.ended);
                    self.settle(encoding);
                }
                State::Utf8 => {
                    let waiting = self.waiting().len();
                    if waiting > 0 {
                        return Ok(self.serve_raw(waiting, into));
                    }
                    return if self.ended { Ok(0) } else { read_some(&mut self.inner, into) };
                }
                State::Other(_) => self.decode()?,
            }
        }
    }
}

fn read_some(inner: &mut impl Read, into: &mut [u8]) -> io::Result<usize> {
    loop {
        match inner.read(into) {
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            result => return result,
        }
    }
}

/// A header in UTF-16 has a zero in every other byte, whatever the alphabet of
/// the rows.
fn utf_16(first: &[u8]) -> Option<&'static Encoding> {
    let first = &first[..first.len().min(256)];
    let zeros = |skip: usize| first.iter().skip(skip).step_by(2).filter(|b| **b == 0).count();
    let pairs = first.len() / 2;
    if pairs < 8 {
        return None;
    }
    let (high_first, low_first) = (zeros(0), zeros(1));
    let most = pairs - pairs / 4;
    if low_first >= most && high_first < pairs / 8 {
        Some(UTF_16LE)
    } else if high_first >= most && low_first < pairs / 8 {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// The encoding of text that starts beyond ASCII.
fn beyond_ascii(text: &[u8], ended: bool) -> &'static Encoding {
    let (mut sound, mut broken) = (0_usize, 0_usize);
    for chunk in text.utf8_chunks() {
        sound += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    // The last character may only be cut by the end of what was gathered.
    if !ended && text.utf8_chunks().last().is_some_and(|chunk| !chunk.invalid().is_empty()) {
        broken = broken.saturating_sub(1);
    }
    if broken == 0 || sound > broken {
        return UTF_8;
    }
    if text.iter().filter(|byte| !byte.is_ascii()).count() < ENOUGH {
        return WINDOWS_1252;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(text, ended);
    detector.guess(None, Utf8Detection::Deny)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> (String, &'static str) {
        let mut decoded = Decoded::new(bytes).unwrap();
        let mut text = Vec::new();
        decoded.read_to_end(&mut text).unwrap();
        (String::from_utf8_lossy(&text).into_owned(), decoded.label().get())
    }

    #[test]
    fn every_encoding_excel_saves_is_read() {
        let text = "Libellé;Prix\r\nMédiathèque d’été;1 234,50 €\r\n";
        let le = |bom: &[u8]| {
            bom.iter().copied().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect()
        };
        let be = |bom: &[u8]| {
            bom.iter().copied().chain(text.encode_utf16().flat_map(u16::to_be_bytes)).collect()
        };
        let cases: [(Vec<u8>, &str); 7] = [
            (text.as_bytes().to_vec(), "UTF-8"),
            ([b"\xEF\xBB\xBF", text.as_bytes()].concat(), "UTF-8"),
            (le(b"\xFF\xFE"), "UTF-16LE"),
            (le(b""), "UTF-16LE"),
            (be(b"\xFE\xFF"), "UTF-16BE"),
            (be(b""), "UTF-16BE"),
            (WINDOWS_1252.encode(text).0.into_owned(), "windows-1252"),
        ];
        for (bytes, label) in cases {
            assert_eq!(read(&bytes), (text.to_owned(), label));
        }
    }

    #[test]
    fn an_accent_far_down_still_tells_the_encoding() {
        let mut bytes = b"plain\n".repeat(100_000);
        bytes.extend(b"caf\xE9\n");
        let (text, label) = read(&bytes);
        assert!(text.ends_with("café\n"), "the ASCII before it reads the same either way");
        assert_eq!(label, "windows-1252");
    }

    #[test]
    fn one_damaged_byte_does_not_make_utf_8_another_encoding() {
        let (text, label) = read("été é à ü \u{20AC} \n".repeat(3).as_bytes());
        assert_eq!((text.contains('€'), label), (true, "UTF-8"));
        let mut bytes = "été é à ü\n".repeat(3).into_bytes();
        bytes.extend(b"caf\xE9\n");
        let (text, label) = read(&bytes);
        assert_eq!(label, "UTF-8");
        assert!(text.contains('\u{FFFD}'), "the damaged byte stays damaged");
    }
}
