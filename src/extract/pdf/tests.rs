
#[test]
#[ignore = "shows the lines of a file"]
fn lines_of() {
    let Ok(path) = std::env::var("SHOW") else { return };
    let page: usize = std::env::var("PAGE").ok().and_then(|p| p.parse().ok()).unwrap_or(1);
    let read = super::pages(&std::fs::read(path).unwrap_or_default(), 1 << 28).unwrap_or_default();
    for column in &read.pages[page - 1] {
        println!("--- column");
        for line in column {
            println!("{:7.1} {:6.1}-{:6.1} {:4.1} {} {}", line.y, line.left(), line.right(), line.size, if line.bold { "B" } else { " " }, line.text());
        }
    }
}
