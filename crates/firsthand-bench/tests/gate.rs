//! The measures never fall below their floors: on the built-in sample always, on the founding documents where they
//! lie beside the repository or where `FIRSTHAND_SEEDS` says.

use std::path::{Path, PathBuf};
use std::process::Command;

#[allow(clippy::expect_used, reason = "a failure to start the scorer is a failure of the test")]
fn gate(arguments: &[&str]) {
    let output = Command::new(env!("CARGO_BIN_EXE_firsthand-bench")).arg("gate").args(arguments).output();
    let output = output.expect("the scorer is built beside its tests");
    let table = String::from_utf8_lossy(&output.stdout);
    let messages = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{table}{messages}");
}

fn seeds() -> PathBuf {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/seeds");
    std::env::var_os("FIRSTHAND_SEEDS").map_or_else(beside, PathBuf::from)
}

#[test]
fn the_sample_stays_above_its_floors() {
    gate(&[]);
}

#[test]
fn the_seeds_stay_above_their_floors() {
    let seeds = seeds();
    if !seeds.is_dir() {
        eprintln!("SKIPPED: no seeds at {}; set FIRSTHAND_SEEDS to their folder.", seeds.display());
        return;
    }
    gate(&["--seeds", &seeds.to_string_lossy()]);
}
