//! Articles on their way through: read, worked on by all cores, handed over in order, none kept.

use std::io::Read;
use std::sync::mpsc;
use std::thread;

use firsthand::problem::Problem;
use firsthand::read::{Article, corpus};
use firsthand::{Document, Settings};
use rayon::prelude::*;

use crate::sources::Inputs;

/// Documents are worked on side by side when they have so many bytes together, or are so many: enough to keep all cores
/// busy, few enough to be soon written.
const CHUNK: usize = 2 << 20;
const MOST: usize = 512;
/// So many chunks may wait; a third is being read, a fourth worked on and a fifth written.
const WAITING: usize = 2;

/// Hands what `work` makes of each article to `write`, in the order of the inputs, and gives the problems of reading.
/// `progress` is called with the number of articles now and then.
///
/// # Errors
/// The first error of `write`, which ends the run.
pub fn each<T: Send, E: Send>(
    inputs: &Inputs,
    settings: &Settings,
    stdin: &mut (dyn Read + Send),
    work: impl Fn(Article, Vec<Problem>) -> T + Sync,
    mut write: impl FnMut(T) -> Result<(), E>,
    mut progress: impl FnMut(usize),
) -> Result<Vec<Problem>, E> {
    let work_off = |receive: mpsc::Receiver<Vec<Document>>| {
        let (mut stream, mut count, mut problems) = (corpus::Stream::default(), 0, Vec::new());
        let mut made: Vec<T> = Vec::new();
        loop {
            let chunk = receive.recv().ok();
            let ended = chunk.is_none();
            count += made.len();
            let mut next = Vec::new();
            // What was made of one chunk is written while the next is worked on.
            let written = rayon::in_place_scope(|pool| {
                pool.spawn(|_| {
                    next = worked_on(chunk.unwrap_or_default(), settings, &mut stream, &mut problems, &work)
                });
                made.drain(..).try_for_each(&mut write)
            });
            written?;
            progress(count);
            if ended {
                return Ok(problems);
            }
            made = next;
        }
    };
    let (mut problems, of_reading) = reading(inputs, stdin, work_off)?;
    problems.extend(of_reading);
    Ok(problems)
}

/// Reads the inputs on a thread of its own while `work` takes the documents, in chunks; gives what it made and the problems.
///
/// # Errors
/// That of `work`, which ends the reading.
pub(crate) fn reading<T, E>(
    inputs: &Inputs,
    stdin: &mut (dyn Read + Send),
    work: impl FnOnce(mpsc::Receiver<Vec<Document>>) -> Result<T, E>,
) -> Result<(T, Vec<Problem>), E> {
    let (send, receive) = mpsc::sync_channel::<Vec<Document>>(WAITING);
    thread::scope(|scope| {
        let reader = scope.spawn(move || read(inputs, stdin, &send));
        let made = work(receive);
        if made.is_err() {
            inputs.stop();
        }
        let problems = reader.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        Ok((made?, problems))
    })
}

/// What `work` makes of the documents of a chunk; what became no article goes to `problems`.
fn worked_on<T: Send>(
    chunk: Vec<Document>,
    settings: &Settings,
    stream: &mut corpus::Stream,
    problems: &mut Vec<Problem>,
    work: &(impl Fn(Article, Vec<Problem>) -> T + Sync),
) -> Vec<T> {
    let single = |document: Document| corpus::single(document, settings);
    let read: Vec<(Option<Article>, Vec<Problem>)> = chunk.into_par_iter().map(single).collect();
    let told = told_apart(read, stream, problems);
    told.into_par_iter().map(|(article, found)| work(article, found)).collect()
}

/// Sends the documents on in chunks; gives the problems.
fn read(inputs: &Inputs, stdin: &mut (dyn Read + Send), send: &mpsc::SyncSender<Vec<Document>>) -> Vec<Problem> {
    let (mut chunk, mut bytes) = (Vec::new(), 0);
    let problems = inputs.each(stdin, &mut |document| {
        bytes += document.bytes.len();
        chunk.push(document);
        if bytes >= CHUNK || chunk.len() >= MOST {
            bytes = 0;
            // Nobody waits for it any more when the run has ended; then the inputs end too.
            let _ = send.send(std::mem::take(&mut chunk));
        }
    });
    let _ = send.send(chunk);
    problems
}

/// The articles with their ids and the problems that lose nothing of them; what became none goes to `problems`.
fn told_apart(
    read: Vec<(Option<Article>, Vec<Problem>)>,
    stream: &mut corpus::Stream,
    problems: &mut Vec<Problem>,
) -> Vec<(Article, Vec<Problem>)> {
    let mut articles = Vec::with_capacity(read.len());
    for (article, found) in read {
        match article.map(|article| stream.told_apart(article)) {
            Some(Ok(article)) => articles.push((article, found)),
            Some(Err(twice)) => problems.push(twice),
            None => problems.extend(found),
        }
    }
    articles
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::fields::Fields;
    use firsthand::problem::ProblemKind;

    fn run(text: &str, most: usize) -> (Vec<String>, Result<Vec<Problem>, usize>) {
        let mut written = Vec::new();
        let inputs = Inputs::new(["-"], 1000, Fields::new(&[]));
        let write = |id: String| {
            written.push(id);
            if written.len() < most { Ok(()) } else { Err(written.len()) }
        };
        let result =
            each(&inputs, &Settings::default(), &mut text.as_bytes(), |article, _| article.input, write, |_| {});
        (written, result)
    }

    #[test]
    fn articles_come_in_order_and_what_is_none_is_told() {
        let lines: Vec<String> =
            (0..3000).map(|n| format!("{{\"id\": {n}, \"text\": \"Rain fell {n} times.\"}}")).collect();
        let (written, problems) =
            run(&format!("{}\n{}\n{{\"text\": \".\"}}\n", lines.join("\n"), lines[0]), usize::MAX);
        assert_eq!(written, (0..3000).map(|n| n.to_string()).collect::<Vec<_>>());
        let kinds: Vec<ProblemKind> = problems.unwrap().iter().map(|problem| problem.kind).collect();
        assert_eq!(kinds, [ProblemKind::Duplicate, ProblemKind::Empty]);
    }

    #[test]
    fn an_error_of_the_writer_ends_the_run() {
        let lines = "{\"text\": \"Rain fell.\"}\n".repeat(3000);
        assert_eq!(run(&lines, 5), (["-:1", "-:2", "-:3", "-:4", "-:5"].map(str::to_owned).to_vec(), Err(5)));
    }
}
