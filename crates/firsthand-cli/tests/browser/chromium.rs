//! A real browser for the tests: Chromium without a window, told what to do over its DevTools pipe.
//!
//! The pipe (`--remote-debugging-pipe`) carries JSON messages that end in a zero byte, so it needs no more than the
//! standard library and `serde_json`. The crates that drive browsers bring a WebSocket, an HTTP client and bindings
//! generated for the whole protocol, of which the tests use a dozen methods, and `chromedriver` must match the browser.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::OnceLock;
use std::sync::mpsc::{self, Receiver};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// A browser that has not answered by then hangs.
const PATIENCE: Duration = Duration::from_secs(60);

/// What the browser imitates.
#[derive(Clone, Copy)]
pub struct Device {
    pub width: u32,
    pub dark: bool,
    pub scripts: bool,
}

pub const DESKTOP: Device = Device { width: 1280, dark: false, scripts: true };
pub const PHONE: Device = Device { width: 390, dark: false, scripts: true };

/// One browser with one tab.
pub struct Browser {
    process: Child,
    input: ChildStdin,
    messages: Receiver<Value>,
    sent: u64,
    session: Option<String>,
    /// What the page complained of or asked for: errors, refused content, dialogs, requests.
    pub trouble: Vec<String>,
    _profile: tempfile::TempDir,
}

impl Browser {
    /// A fresh browser, or nothing where there is none and none can be installed; that is said on standard error.
    pub fn start() -> Option<Self> {
        let program = installed()?;
        let profile = tempfile::tempdir().unwrap();
        // The shell turns standard input and output into the descriptors 3 and 4, which the pipe is bound to.
        let mut process = Command::new("sh")
            .args(["-c", "exec 3<&0 4>&1 </dev/null >/dev/null 2>&1; exec \"$@\"", "sh", program])
            .args([
                "--headless",
                "--remote-debugging-pipe",
                "--no-first-run",
                "--disable-gpu",
                "--disable-dev-shm-usage",
            ])
            .args(["--hide-scrollbars", "--disable-background-networking", "--disable-extensions"])
            .args(is_root().then_some("--no-sandbox"))
            .arg(format!("--user-data-dir={}", profile.path().display()))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let (sender, messages) = mpsc::channel();
        let output = BufReader::new(process.stdout.take().unwrap());
        std::thread::spawn(move || {
            for message in output.split(0).map_while(Result::ok) {
                let message: Value = serde_json::from_slice(&message).unwrap();
                if sender.send(message).is_err() {
                    break;
                }
            }
        });
        let input = process.stdin.take().unwrap();
        let trouble = Vec::new();
        let mut browser = Self { process, input, messages, sent: 0, session: None, trouble, _profile: profile };
        browser.open_tab();
        Some(browser)
    }

    fn open_tab(&mut self) {
        let target = self.call("Target.createTarget", json!({"url": "about:blank"}));
        let attached = self.call("Target.attachToTarget", json!({"targetId": target["targetId"], "flatten": true}));
        self.session = Some(attached["sessionId"].as_str().unwrap().to_owned());
        for domain in ["Page", "Runtime", "Log", "Network"] {
            self.call(&format!("{domain}.enable"), json!({}));
        }
    }

    /// Calls a method of the DevTools protocol and gives its result.
    pub fn call(&mut self, method: &str, params: Value) -> Value {
        self.sent += 1;
        let mut message = json!({"id": self.sent, "method": method, "params": params});
        if let Some(session) = &self.session {
            message["sessionId"] = json!(session);
        }
        self.input.write_all(message.to_string().as_bytes()).unwrap();
        self.input.write_all(&[0]).unwrap();
        let id = self.sent;
        let answer = self.wait(|message| message["id"] == id);
        assert!(answer["error"].is_null(), "{method}: {}", answer["error"]);
        answer["result"].clone()
    }

    /// The next message that is `wanted`; what others tell of trouble is kept.
    fn wait(&mut self, wanted: impl Fn(&Value) -> bool) -> Value {
        let until = Instant::now() + PATIENCE;
        loop {
            let left = until.saturating_duration_since(Instant::now());
            let message = self.messages.recv_timeout(left).expect("the browser answers");
            let params = &message["params"];
            match message["method"].as_str() {
                Some("Runtime.exceptionThrown") => self.trouble.push(params["exceptionDetails"].to_string()),
                Some("Log.entryAdded") => self.trouble.push(params["entry"]["text"].to_string()),
                Some("Page.javascriptDialogOpening") => self.trouble.push(format!("dialog: {}", params["message"])),
                Some("Network.requestWillBeSent") => {
                    let url = params["request"]["url"].as_str().unwrap_or_default();
                    if !url.starts_with("file:") {
                        self.trouble.push(format!("request: {url}"));
                    }
                }
                _ => {}
            }
            if wanted(&message) {
                return message;
            }
        }
    }

    /// Opens a page as `device` shows it.
    pub fn open(&mut self, page: &Path, device: Device) {
        let phone = device.width < 500;
        let size = json!({"width": device.width, "height": 900, "deviceScaleFactor": 1, "mobile": phone});
        self.call("Emulation.setDeviceMetricsOverride", size);
        let scheme = if device.dark { "dark" } else { "light" };
        let features = json!({"features": [{"name": "prefers-color-scheme", "value": scheme}]});
        self.call("Emulation.setEmulatedMedia", features);
        self.call("Emulation.setScriptExecutionDisabled", json!({"value": !device.scripts}));
        self.call("Page.navigate", json!({"url": format!("file://{}", page.display())}));
        self.wait(|message| message["method"] == "Page.loadEventFired");
    }

    /// The value of an expression in the page, promises awaited.
    pub fn value(&mut self, expression: &str) -> Value {
        let params = json!({"expression": expression, "returnByValue": true, "awaitPromise": true});
        let result = self.call("Runtime.evaluate", params);
        assert!(result["exceptionDetails"].is_null(), "{expression:.200}: {}", result["exceptionDetails"]);
        result["result"]["value"].clone()
    }

    /// Whether an expression holds now or soon.
    pub fn holds(&mut self, expression: &str) -> bool {
        (0..100).any(|_| {
            let holds = self.value(expression) == json!(true);
            if !holds {
                std::thread::sleep(Duration::from_millis(20));
            }
            holds
        })
    }

    /// Clicks with the mouse on the middle of the first element that `selector` finds.
    pub fn click(&mut self, selector: &str) {
        let place = self.value(&format!(
            "(() => {{ const e = document.querySelector({selector:?}); e.scrollIntoView({{block: 'center'}}); \
             const r = e.getBoundingClientRect(); return [r.x + r.width / 2, r.y + r.height / 2]; }})()"
        ));
        for kind in ["mousePressed", "mouseReleased"] {
            let event = json!({"type": kind, "x": place[0], "y": place[1], "button": "left", "clickCount": 1});
            self.call("Input.dispatchMouseEvent", event);
        }
    }

    /// Presses and releases a key: `Tab`, `Enter`, `Escape`.
    pub fn press(&mut self, key: &str) {
        let (code, text) = match key {
            "Tab" => (9, None),
            "Enter" => (13, Some("\r")),
            "Escape" => (27, None),
            other => panic!("the tests do not press {other}"),
        };
        let mut down = json!({"type": "keyDown", "key": key, "code": key, "windowsVirtualKeyCode": code});
        if let Some(text) = text {
            down["text"] = json!(text);
        }
        self.call("Input.dispatchKeyEvent", down);
        let up = json!({"type": "keyUp", "key": key, "code": key, "windowsVirtualKeyCode": code});
        self.call("Input.dispatchKeyEvent", up);
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The browser on this machine; where there is none it is installed if that is allowed. Looked for once.
fn installed() -> Option<&'static str> {
    static FOUND: OnceLock<Option<&str>> = OnceLock::new();
    *FOUND.get_or_init(|| {
        let found = || ["chromium", "chromium-browser", "google-chrome"].into_iter().find(|name| runs(name));
        found().or_else(|| {
            install();
            found()
        })
    })
}

fn runs(name: &str) -> bool {
    let mut version = Command::new(name);
    version.arg("--version").stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    version.status().is_ok_and(|status| status.success())
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|id| id.stdout.starts_with(b"0\n"))
}

/// Debian's package, where the tests run as root and `apt-get` is there.
fn install() {
    let apt = |arguments: &[&str]| {
        let mut command = Command::new("apt-get");
        command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        command.status().is_ok_and(|status| status.success())
    };
    if !is_root() {
        return say("no browser is here and only root may install one (apt-get install chromium)");
    }
    say("no browser is here; installing chromium");
    let install = ["install", "--yes", "--no-install-recommends", "chromium"];
    if !(apt(&install) || apt(&["update"]) && apt(&install)) {
        say("chromium could not be installed with apt-get");
    }
}

/// Tells whoever runs the tests; what `eprintln` writes is hidden while tests pass.
pub fn say(words: &str) {
    let _ = writeln!(std::io::stderr(), "browser tests: {words}");
}
