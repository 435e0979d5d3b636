//! Apache Parquet. Numbered choices are integers, without a value where the answer is missing; the codebook is in the
//! file's metadata under `codebook`.

use std::io::Write;
use std::mem::take;
use std::sync::Arc;

use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::data_type::{ByteArray, ByteArrayType, DoubleType, Int32Type, Int64Type};
use parquet::file::metadata::KeyValue;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedColumnWriter, SerializedFileWriter};
use parquet::schema::types::Type;

use super::{Cell, Choice, Column, Dataset, Failed, Kind, codebook};

/// Rows kept in memory before they are written.
const GROUP: usize = 50_000;

/// A table being written.
pub(super) struct Writer<W: Write + Send> {
    file: SerializedFileWriter<W>,
    columns: Vec<Gathered>,
    rows: usize,
}

/// The cells of a column since the last group.
struct Gathered {
    values: Values,
    /// 1 for a cell with a value, 0 for one without.
    levels: Vec<i16>,
}

enum Values {
    Whole(Vec<i64>),
    Decimal(Vec<f64>),
    /// Days since 1970-01-01.
    Day(Vec<i32>),
    /// Digits, and of each choice the digit it is, if it is one and an answer.
    Numbered(Vec<i32>, Vec<Option<i32>>),
    Text(Vec<ByteArray>, ByteArray),
    Coded(Vec<ByteArray>, Vec<ByteArray>),
}

impl<W: Write + Send> Writer<W> {
    /// Begins the file.
    pub(super) fn begin(table: &Dataset, file: W) -> Result<Self, Failed> {
        let fields: Result<Vec<_>, _> = table.columns.iter().map(field).collect();
        let schema = Type::group_type_builder("rows").with_fields(fields?).build();
        let about = |key: &str, value: String| KeyValue::new(key.to_owned(), value);
        let metadata = vec![
            about("title", table.title.in_lang(table.lang).to_owned()),
            about("codebook", codebook(table).to_string()),
        ];
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_created_by("hailong".to_owned())
            .set_key_value_metadata(Some(metadata))
            .build();
        let schema = Arc::new(schema.map_err(Failed::of)?);
        let file = SerializedFileWriter::new(file, schema, Arc::new(properties));
        let columns = table.columns.iter().map(Gathered::of).collect();
        Ok(Self { file: file.map_err(Failed::of)?, columns, rows: 0 })
    }

    /// Adds a row.
    pub(super) fn row(&mut self, row: &[Cell<'_>]) -> Result<(), Failed> {
        for (column, cell) in self.columns.iter_mut().zip(row) {
            column.take(cell);
        }
        self.rows += 1;
        if self.rows == GROUP { self.group() } else { Ok(()) }
    }

    fn group(&mut self) -> Result<(), Failed> {
        let mut group = self.file.next_row_group().map_err(Failed::of)?;
        for column in &mut self.columns {
            let Some(mut writer) = group.next_column().map_err(Failed::of)? else { break };
            column.write(&mut writer).map_err(Failed::of)?;
            writer.close().map_err(Failed::of)?;
        }
        group.close().map_err(Failed::of)?;
        self.rows = 0;
        Ok(())
    }

    /// Completes the file.
    pub(super) fn finish(mut self) -> Result<W, Failed> {
        if self.rows > 0 {
            self.group()?;
        }
        self.file.into_inner().map_err(Failed::of)
    }
}

fn field(column: &Column) -> Result<Arc<Type>, Failed> {
    let text = (Physical::BYTE_ARRAY, Some(LogicalType::String));
    let (physical, logical) = match &column.kind {
        Kind::Choice(_) if column.is_numbered() => (Physical::INT32, None),
        Kind::Text(_) | Kind::Choices(_) | Kind::Choice(_) => text,
        Kind::Whole => (Physical::INT64, None),
        Kind::Decimal => (Physical::DOUBLE, None),
        Kind::Day => (Physical::INT32, Some(LogicalType::Date)),
    };
    let field = Type::primitive_type_builder(&column.code, physical)
        .with_logical_type(logical)
        .with_repetition(Repetition::OPTIONAL)
        .build();
    field.map(Arc::new).map_err(Failed::of)
}

impl Values {
    fn len(&self) -> usize {
        match self {
            Self::Whole(values) => values.len(),
            Self::Decimal(values) => values.len(),
            Self::Day(values) | Self::Numbered(values, _) => values.len(),
            Self::Text(values, _) | Self::Coded(values, _) => values.len(),
        }
    }
}

impl Gathered {
    fn of(column: &Column) -> Self {
        let values = match &column.kind {
            Kind::Whole => Values::Whole(Vec::new()),
            Kind::Decimal => Values::Decimal(Vec::new()),
            Kind::Day => Values::Day(Vec::new()),
            Kind::Choice(choices) if column.is_numbered() => {
                let answer = |choice: &Choice| choice.digit().filter(|_| !choice.is_missing);
                Values::Numbered(
                    Vec::new(),
                    choices.iter().map(|each| answer(each).map(i32::from)).collect(),
                )
            }
            Kind::Choice(choices) => {
                let codes = choices.iter().map(|choice| ByteArray::from(choice.code.as_str()));
                Values::Coded(Vec::new(), codes.collect())
            }
            Kind::Text(_) | Kind::Choices(_) => Values::Text(Vec::new(), ByteArray::from("")),
        };
        Self { values, levels: Vec::with_capacity(GROUP) }
    }

    fn take(&mut self, cell: &Cell<'_>) {
        let before = self.values.len();
        match (&mut self.values, cell) {
            (Values::Whole(values), Cell::Whole(number)) => values.push(*number),
            (Values::Decimal(values), Cell::Decimal(number)) => values.push(*number),
            (Values::Day(values), Cell::Day(day)) => values.push(day.to_epoch_days()),
            (Values::Numbered(values, digits), Cell::Choice(at)) => {
                values.extend(digits.get(usize::from(*at)).copied().flatten());
            }
            (Values::Coded(values, codes), Cell::Choice(at)) => {
                values.extend(codes.get(usize::from(*at)).cloned());
            }
            (Values::Text(values, last), Cell::Text(text)) => {
                // Neighbours often have the same text, which is then kept once.
                if last.data() != text.as_bytes() {
                    *last = ByteArray::from(&**text);
                }
                values.push(last.clone());
            }
            _ => {}
        }
        self.levels.push(i16::from(self.values.len() > before));
    }

    fn write(&mut self, to: &mut SerializedColumnWriter<'_>) -> parquet::errors::Result<()> {
        let levels = take(&mut self.levels);
        let levels = Some(&levels[..]);
        match &mut self.values {
            Values::Whole(values) => {
                to.typed::<Int64Type>().write_batch(&take(values), levels, None)?;
            }
            Values::Decimal(values) => {
                to.typed::<DoubleType>().write_batch(&take(values), levels, None)?;
            }
            Values::Day(values) | Values::Numbered(values, _) => {
                to.typed::<Int32Type>().write_batch(&take(values), levels, None)?;
            }
            Values::Text(values, _) | Values::Coded(values, _) => {
                to.typed::<ByteArrayType>().write_batch(&take(values), levels, None)?;
            }
        }
        Ok(())
    }
}
