//! As much of HTTP/1.1 as a floor needs: a line, a length, a body.

use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

use crate::problem::Problem;

/// A message's first line and its body.
pub(super) struct Message {
    pub(super) line: String,
    pub(super) body: Vec<u8>,
}

/// `None` when the other side has hung up.
pub(super) async fn read(stream: &mut BufReader<TcpStream>) -> Result<Option<Message>, Problem> {
    let mut line = String::new();
    if stream.read_line(&mut line).await? == 0 {
        return Ok(None);
    }
    let mut length = 0;
    loop {
        let mut header = String::new();
        stream.read_line(&mut header).await?;
        let Some((name, value)) = header.split_once(':') else { break };
        if name.eq_ignore_ascii_case("content-length") {
            length = value.trim().parse().unwrap_or(0);
        }
    }
    let mut body = vec![0; length];
    stream.read_exact(&mut body).await?;
    Ok(Some(Message { line, body }))
}

async fn write(stream: &mut BufReader<TcpStream>, line: &str, body: &[u8]) -> Result<(), Problem> {
    let head = format!("{line}\r\ncontent-length: {}\r\n\r\n", body.len());
    stream.write_all(head.as_bytes()).await?;
    stream.write_all(body).await?;
    Ok(stream.flush().await?)
}

/// Asks and reads the answer's body, over a connection of its own.
pub(super) async fn ask(port: u16, line: &str, body: &[u8]) -> Result<Vec<u8>, Problem> {
    let stream = TcpStream::connect(("127.0.0.1", port)).await?;
    stream.set_nodelay(true)?;
    let mut stream = BufReader::new(stream);
    write(&mut stream, &format!("{line} HTTP/1.1"), body).await?;
    let answer = read(&mut stream).await?;
    Ok(answer.ok_or(Problem::NothingMeasured)?.body)
}

/// Answers one connection after the other.
pub(super) async fn serve<A: Answers>(listener: TcpListener, mut hub: A) -> Result<(), Problem> {
    loop {
        let (stream, _) = listener.accept().await?;
        stream.set_nodelay(true)?;
        let mut stream = BufReader::new(stream);
        while let Some(asked) = read(&mut stream).await? {
            let body = hub.answer(asked).await?;
            write(&mut stream, "HTTP/1.1 200 OK", &body).await?;
        }
    }
}

pub(super) trait Answers {
    async fn answer(&mut self, asked: Message) -> Result<Vec<u8>, Problem>;
}
