//! Whole inputs into a store: read and prepared on all cores, while what is ready is written.

use std::io::Read;
use std::sync::mpsc;
use std::thread;

use firsthand::Settings;
use firsthand::problem::Problem;

use super::{Added, Failure, Prepared, Store};
use crate::flow;
use crate::sources::Inputs;

/// Articles are written together when they are so many, or have so many bytes: enough that the disk is seldom waited for,
/// few enough that another process soon has its turn and little is read again after a crash.
const MOST: usize = 512;
const BYTES: usize = 8 << 20;
/// So many batches may wait to be written.
const WAITING: usize = 1;

/// What became of an article, with the problems that lost nothing of it.
type Ready = (Prepared, Vec<Problem>);

impl Store {
    /// Adds the articles of the inputs, batch by batch in their order, and hands what became of them to `told`, once they are there; gives the
    /// problems of reading. `progress` is called with the number of articles now and then.
    ///
    /// # Errors
    /// When the store cannot be written, and the first error of `told`; what was told of before stays.
    pub fn fill<E: From<Failure> + Send>(
        &mut self,
        inputs: &Inputs,
        settings: &Settings,
        stdin: &mut (dyn Read + Send),
        mut told: impl FnMut(Vec<Added>, Vec<Problem>) -> Result<(), E> + Send,
        progress: impl FnMut(usize),
    ) -> Result<Vec<Problem>, E> {
        let path = self.path.clone();
        let (send, receive) = mpsc::sync_channel::<Vec<Ready>>(WAITING);
        thread::scope(|scope| {
            let writer = scope.spawn(move || {
                for batch in receive {
                    let (articles, problems): (Vec<Prepared>, Vec<Vec<Problem>>) = batch.into_iter().unzip();
                    told(self.add(&articles)?, problems.into_iter().flatten().collect())?;
                }
                Ok::<(), E>(())
            });
            let mut batch = Batch::default();
            let work = |article, problems| Prepared::new(article).map(|article| (article, problems));
            let write = |ready: serde_json::Result<Ready>| -> Result<(), Option<Failure>> {
                let ready =
                    ready.map_err(|error| Some(Failure::new(&path, format_args!("cannot be written: {error}."))))?;
                // Nobody waits for it any more when the writer has failed; its own error is what is told.
                batch.with(ready).map_or(Ok(()), |full| send.send(full).map_err(|_| None))
            };
            let read = flow::each(inputs, settings, stdin, work, write, progress);
            if read.is_ok() {
                let _ = send.send(batch.ready);
            }
            drop(send);
            let written: Result<(), E> = writer.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
            written?;
            match read {
                Ok(problems) => Ok(problems),
                Err(Some(failure)) => Err(failure.into()),
                Err(None) => Ok(Vec::new()),
            }
        })
    }
}

/// Articles that wait until they are enough.
#[derive(Default)]
struct Batch {
    ready: Vec<Ready>,
    bytes: usize,
}

impl Batch {
    /// Takes one more; gives all when they are enough.
    fn with(&mut self, ready: Ready) -> Option<Vec<Ready>> {
        self.bytes += ready.0.bytes();
        self.ready.push(ready);
        let enough = self.ready.len() >= MOST || self.bytes >= BYTES;
        enough.then(|| std::mem::take(self).ready)
    }
}
