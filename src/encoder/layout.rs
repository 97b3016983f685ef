//! Where the files of an encoder are: in one folder, or where a `modules.json` of sentence-transformers says. A step that it lists and that
//! is not supported is an error: without it the vectors would not be those of the model.

use std::io;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::EncoderError;
use super::pooling::Pooling;

/// What lists the steps.
const MODULES: &str = "modules.json";
/// Where the way of pooling is stated when nothing says otherwise.
const POOLING: &str = "1_Pooling";

/// A folder as its reader gives it.
pub(crate) struct Layout<R> {
    read: R,
    /// Folder of the network, `""` or ending in `/`.
    folder: String,
    /// How the vectors of words become one.
    pub pooling: Pooling,
}

#[derive(Deserialize)]
struct Module {
    #[serde(default)]
    path: String,
    #[serde(rename = "type")]
    kind: String,
}

impl<R: Fn(&str) -> io::Result<Vec<u8>>> Layout<R> {
    /// Looks where the files are.
    pub(crate) fn of(read: R) -> Result<Self, EncoderError> {
        let mut layout = Layout { read, folder: String::new(), pooling: Pooling::Mean };
        let Some(modules) = layout.parsed::<Vec<Module>>(MODULES)? else {
            layout.pooling = layout.pooling_in(POOLING)?.unwrap_or(Pooling::Mean);
            return Ok(layout);
        };
        for module in modules {
            let path = plain(&module.path)?;
            match module.kind.rsplit('.').next().unwrap_or_default() {
                "Transformer" => layout.folder = if path.is_empty() { String::new() } else { format!("{path}/") },
                "Pooling" => layout.pooling = layout.pooling_in(path)?.unwrap_or(Pooling::Mean),
                // Every vector is made one long in any case.
                "Normalize" => {}
                _ => return Err(EncoderError::unsupported(MODULES, format!("a step {:?}", module.kind))),
            }
        }
        Ok(layout)
    }

    /// A file of the network, which must be there.
    pub(crate) fn needed(&self, file: &str) -> Result<Vec<u8>, EncoderError> {
        self.bytes(&format!("{}{file}", self.folder))?.ok_or_else(|| EncoderError::Missing(file.into()))
    }

    /// A file of the network that it may do without.
    pub(crate) fn stated<T: DeserializeOwned>(&self, file: &str) -> Result<Option<T>, EncoderError> {
        self.parsed(&format!("{}{file}", self.folder))
    }

    fn pooling_in(&self, folder: &str) -> Result<Option<Pooling>, EncoderError> {
        let file = format!("{folder}/config.json");
        self.parsed(&file)?.map(|stated| Pooling::stated(stated, &file)).transpose()
    }

    fn parsed<T: DeserializeOwned>(&self, file: &str) -> Result<Option<T>, EncoderError> {
        let Some(bytes) = self.bytes(file)? else { return Ok(None) };
        serde_json::from_slice(&bytes).map(Some).map_err(|error| EncoderError::broken(file, error))
    }

    fn bytes(&self, file: &str) -> Result<Option<Vec<u8>>, EncoderError> {
        match (self.read)(file) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Ok(None),
            Err(error) => Err(EncoderError::Unreadable(file.into(), error)),
        }
    }
}

/// A path that cannot lead out of the folder.
fn plain(path: &str) -> Result<&str, EncoderError> {
    let allowed = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    if path.chars().all(allowed) { Ok(path) } else { Err(EncoderError::broken(MODULES, format!("{path:?} is not a folder in it"))) }
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::Layout;
    use crate::encoder::pooling::Pooling;

    fn of(files: &[(&str, &str)]) -> Result<(String, Pooling), String> {
        let read = |name: &str| {
            let found = files.iter().find(|(file, _)| *file == name);
            found.map(|(_, text)| text.as_bytes().to_vec()).ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))
        };
        Layout::of(read).map(|l| (l.folder, l.pooling)).map_err(|e| e.to_string())
    }

    #[test]
    fn steps_are_found_where_they_are_listed() {
        let first = r#"{"pooling_mode_cls_token": true}"#;
        assert_eq!(of(&[]), Ok((String::new(), Pooling::Mean)));
        assert_eq!(of(&[("1_Pooling/config.json", first)]), Ok((String::new(), Pooling::First)));
        let modules = r#"[{"path": "0_Transformer", "type": "sentence_transformers.models.Transformer"},
            {"path": "2_P", "type": "sentence_transformers.models.Pooling"}, {"path": "", "type": "sentence_transformers.models.Normalize"}]"#;
        assert_eq!(of(&[("modules.json", modules), ("2_P/config.json", first)]), Ok(("0_Transformer/".into(), Pooling::First)));
    }

    #[test]
    fn what_cannot_be_followed_is_an_error() {
        let listed = |path: &str, kind: &str| {
            let text = format!(r#"[{{"path": "{path}", "type": "models.{kind}"}}]"#);
            of(&[("modules.json", &text)]).expect_err("cannot be followed")
        };
        assert_eq!(listed("2_Dense", "Dense"), "modules.json asks for what this program cannot run: a step \"models.Dense\"");
        assert_eq!(listed("../other", "Transformer"), "modules.json is broken: \"../other\" is not a folder in it");
        assert!(of(&[("modules.json", "[")]).expect_err("no JSON").starts_with("modules.json is broken: "));
    }
}
