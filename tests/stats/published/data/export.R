# Writes the data sets of R's survey package as CSV into the folder it is given.
# The package's licence is GPL, so the files are made where the tests run and are never kept here.
folder <- commandArgs(trailingOnly = TRUE)[1]
suppressMessages(library(survey))
data(api)
data(nhanes)
keep <- function(table, name) {
  write.csv(table, file.path(folder, name), row.names = FALSE, na = "")
}
marked <- function(table) {
  table$yes <- as.numeric(table$sch.wide == "Yes")
  table
}
keep(marked(apisrs), "apisrs.csv")
keep(marked(apistrat), "apistrat.csv")
keep(marked(apiclus1), "apiclus1.csv")
keep(marked(apiclus2), "apiclus2.csv")
keep(nhanes, "nhanes.csv")
# One elementary school, and all others: a stratum of one.
lonely <- marked(apistrat)
lonely <- lonely[c(which(lonely$stype == "E")[1], which(lonely$stype != "E")), ]
keep(lonely, "lonely.csv")
# Margins of the population of 6194 schools.
counts <- function(values) {
  data.frame(value = names(table(values)), total = as.vector(table(values)))
}
keep(counts(apipop$stype), "stype.csv")
keep(counts(apipop$sch.wide), "schwide.csv")
