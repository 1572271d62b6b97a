//! There and back through Apertium, a rule-based translator that runs offline (Debian `apertium-eng-spa`,
//! `apertium-eng-cat`).

use std::io::Write;
use std::process::{Command, Stdio};

use crate::options::Failure;

/// Translates each sentence into a language and back.
pub fn there_and_back(sentences: &[String], language: &str) -> Result<Vec<String>, Failure> {
    let there = translate(sentences, &format!("eng-{language}"))?;
    translate(&there, &format!("{language}-eng"))
}

/// Sentences go through as paragraphs, so that none runs into the next.
fn translate(sentences: &[String], direction: &str) -> Result<Vec<String>, Failure> {
    let failed = |cause: String| {
        Failure::new(format!(
            "apertium {direction}: {cause}. Install Debian's apertium, apertium-eng-spa and apertium-eng-cat."
        ))
    };
    let mut child = Command::new("apertium")
        .args(["-u", direction])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .map_err(|cause| failed(cause.to_string()))?;
    let input = sentences.join("\n\n");
    let mut stdin = child.stdin.take().ok_or_else(|| failed("it takes no input".to_owned()))?;
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = child.wait_with_output().map_err(|cause| failed(cause.to_string()))?;
    let _ = writer.join();
    let text = String::from_utf8_lossy(&output.stdout);
    let translated: Vec<String> =
        text.split("\n\n").map(|s| s.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    if translated.len() != sentences.len() {
        return Err(failed(format!("{} sentences went in, {} came back", sentences.len(), translated.len())));
    }
    Ok(translated)
}
