# Reads the files of one export with haven and readr; prints what each says, as JSON.
#
# Usage: Rscript readers.R FOLDER/NAME ITEM...   (FOLDER/NAME.sav, FOLDER/NAME.csv)

library(haven)
library(readr)
library(jsonlite)
options(warn = 2)

given <- commandArgs(trailingOnly = TRUE)
items <- given[-1]

# SIPAS: the mean over items of the share of 4 and 5 among those who answered.
index <- function(frame) {
  share <- function(values) 100 * mean(values >= 4, na.rm = TRUE)
  mean(vapply(frame[items], share, numeric(1)), na.rm = TRUE)
}

told <- function(frame, answers) {
  remarks <- frame$remark[!is.na(frame$remark) & frame$remark != ""]
  list(n = nrow(frame), index = index(answers), columns = names(frame), remarks = sort(remarks, method = "radix"))
}

# `read_sav` takes the declared missing values for NA unless it is asked for them.
sav <- read_sav(paste0(given[1], ".sav"))
said <- list(haven = told(sav, lapply(sav[items], as.numeric)))
said$haven$labels <- as.list(attr(sav[[items[length(items)]]], "labels"))

csv <- read_csv(paste0(given[1], ".csv"), col_types = cols(.default = col_character()))
# `?` is no opinion and `~` not asked.
answers <- lapply(csv[items], function(values) as.numeric(ifelse(values %in% c("?", "~"), NA, values)))
said$readr <- told(csv, answers)
said$readr$problems <- nrow(problems(csv))

cat(toJSON(said, auto_unbox = TRUE, digits = NA))
