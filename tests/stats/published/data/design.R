# Writes design.json: what R's survey package says to the commands in tests/estimate/design.rs.
# Usage: Rscript export.R FOLDER; Rscript design.R FOLDER > design.json
folder <- commandArgs(trailingOnly = TRUE)[1]
suppressMessages(library(survey))
options(warn = -1)
read <- function(name) read.csv(file.path(folder, name), stringsAsFactors = FALSE)
cases <- character()
text <- function(values) {
  written <- ifelse(is.na(values), "null", sprintf("%.17g", values))
  if (length(values) == 1) written else paste0("[", paste(written, collapse = ","), "]")
}
# A command with what is expected at places of its answer.
case <- function(arguments, expected) {
  places <- mapply(function(place, value) sprintf('"%s":%s', place, text(as.numeric(value))),
                   names(expected), expected)
  cases <<- c(cases, sprintf('{"run":"%s","expect":{%s}}', arguments,
                             paste(places, collapse = ",")))
}
figures <- function(found, design, at = 0) {
  place <- function(name) sprintf("/estimates/%d/%s", at, name)
  values <- list(coef(found), SE(found), deff(found), degf(design),
                 as.vector(confint(found, df = degf(design))), as.vector(confint(found)))
  names(values) <- sapply(c("est", "se", "deff", "degf", "ci", "ci_normal"), place)
  values
}
six <- function(design, variable, at = 0) {
  formula <- as.formula(paste("~", variable))
  values <- list()
  for (method in c("logit", "beta", "asin", "mean", "xlogit", "likelihood")) {
    found <- try(svyciprop(formula, design, method = method), silent = TRUE)
    if (!inherits(found, "try-error") && !any(is.nan(attr(found, "ci")))) {
      place <- sprintf("/estimates/%d/intervals/%s", at, method)
      values[[place]] <- as.vector(attr(found, "ci"))
    }
  }
  values
}
about <- function(design) {
  w <- weights(design)
  list("/design/n" = length(w), "/design/degf" = degf(design), "/design/sum_w" = sum(w),
       "/design/kish_deff" = length(w) * sum(w^2) / sum(w)^2)
}
weighed <- function(design) {
  list("/weights/min" = min(weights(design)), "/weights/max" = max(weights(design)))
}
schools <- function(columns, design, extra = function(design) list()) {
  mean <- svymean(~api00, design, deff = TRUE)
  again <- deff(svymean(~api00, design, deff = "replace"))
  case(paste("mean --y api00", columns),
       c(figures(mean, design), about(design), extra(design),
         list("/estimates/0/deff_replace" = again)))
  total <- svytotal(~enroll, design, na.rm = TRUE, deff = TRUE)
  counted <- subset(design, !is.na(enroll))
  case(paste("total --y enroll", columns), figures(total, counted))
  ratio <- svyratio(~api99, ~api00, design, deff = TRUE)
  case(paste("ratio --y api99 --x api00", columns),
       list("/estimates/0/est" = coef(ratio), "/estimates/0/se" = SE(ratio),
            "/estimates/0/deff" = deff(ratio)))
  share <- svymean(~yes, design, deff = TRUE)
  case(paste("proportion --y yes", columns), c(figures(share, design), six(design, "yes")))
  parts <- sort(unique(design$variables$stype))
  each <- lapply(seq_along(parts), function(at) {
    part <- subset(design, stype == parts[at])
    c(figures(svymean(~yes, part, deff = TRUE), part, at - 1), six(part, "yes", at - 1))
  })
  case(paste("proportion --y yes --by stype", columns), do.call(c, each))
  tests(columns, design)
}
tests <- function(columns, design) {
  run <- function(statistic) {
    try(svychisq(~sch.wide + stype, design, statistic = statistic), silent = TRUE)
  }
  values <- list()
  for (statistic in c("F", "Chisq", "Wald", "adjWald")) {
    found <- run(statistic)
    if (inherits(found, "try-error")) next
    names <- switch(statistic, F = c("/F", "/p"), Chisq = c("/rs_chisq", "/rs_chisq_p"),
                    Wald = c("/wald_F", "/wald_p"), adjWald = c("/adj_wald_F", "/adj_wald_p"))
    values[names] <- c(found$statistic, found$p.value)
    if (statistic == "F") values[c("/ndf", "/ddf")] <- found$parameter
  }
  if (length(values)) case(paste("table --rows sch.wide --columns stype", columns), values)
  found <- svyttest(api00 ~ yes, design)
  case(paste("difference --y api00 --group yes", columns),
       list("/diff" = found$estimate, "/t" = found$statistic, "/df" = found$parameter,
            "/p" = found$p.value, "/ci" = as.vector(found$conf.int)))
}
jackknife <- function(columns, design) {
  made <- as.svrepdesign(design, compress = FALSE)
  place <- "/estimates/0/replicates/se"
  with <- paste(columns, "--replicates jackknife")
  case(paste("mean --y api00", with), setNames(list(SE(svymean(~api00, made))), place))
  case(paste("total --y api99", with), setNames(list(SE(svytotal(~api99, made))), place))
  case(paste("ratio --y api99 --x api00", with),
       setNames(list(SE(svyratio(~api99, ~api00, made))), place))
}
srs <- svydesign(~1, fpc = ~fpc, data = read("apisrs.csv"))
strat <- svydesign(~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = read("apistrat.csv"))
clus1 <- svydesign(~dnum, weights = ~pw, fpc = ~fpc, data = read("apiclus1.csv"))
endless <- svydesign(~dnum, weights = ~pw, data = read("apiclus1.csv"))
clus2 <- svydesign(~dnum + snum, fpc = ~fpc1 + fpc2, data = read("apiclus2.csv"))
one <- svydesign(~dnum + snum, weights = ~pw, data = read("apiclus2.csv"))
of <- list(srs = "--data apisrs.csv --fpc fpc",
           strat = "--data apistrat.csv --strata stype --weights pw --fpc fpc",
           clus1 = "--data apiclus1.csv --cluster dnum --weights pw --fpc fpc",
           endless = "--data apiclus1.csv --cluster dnum --weights pw",
           clus2 = "--data apiclus2.csv --cluster dnum,snum --fpc fpc1,fpc2",
           one = "--data apiclus2.csv --cluster dnum,snum --weights pw")
designs <- list(srs = srs, strat = strat, clus1 = clus1, endless = endless, clus2 = clus2,
                one = one)
for (name in names(of)) {
  schools(of[[name]], designs[[name]])
  if (name != "clus2") jackknife(of[[name]], designs[[name]])
}
types <- setNames(read("stype.csv"), c("stype", "Freq"))
goals <- setNames(read("schwide.csv"), c("sch.wide", "Freq"))
for (name in c("clus1", "endless", "clus2")) {
  adjusted <- postStratify(designs[[name]], ~stype, types)
  schools(paste(of[[name]], "--post stype=stype.csv"), adjusted, weighed)
}
close <- list(maxit = 500, epsilon = 1e-11)
for (name in c("strat", "endless", "clus2")) {
  raked <- rake(designs[[name]], list(~stype, ~sch.wide), list(types, goals), control = close)
  columns <- paste(of[[name]], "--rake stype=stype.csv --rake sch.wide=schwide.csv")
  found <- svymean(~api00, raked, deff = TRUE)
  case(paste("mean --y api00", columns), c(figures(found, raked), about(raked), weighed(raked)))
  part <- subset(raked, stype == "E")
  case(paste("mean --y api00 --by stype", columns), figures(svymean(~api00, part, deff = TRUE), part))
  found <- svytotal(~api99, raked, deff = TRUE)
  case(paste("total --y api99", columns), figures(found, raked))
}
people <- svydesign(~SDMVPSU, strata = ~SDMVSTRA, weights = ~WTMEC2YR, nest = TRUE,
                    data = read("nhanes.csv"))
columns <- "--data nhanes.csv --cluster SDMVPSU --strata SDMVSTRA --weights WTMEC2YR"
asked <- subset(people, !is.na(HI_CHOL))
case(paste("proportion --y HI_CHOL", columns),
     c(figures(svymean(~HI_CHOL, asked, deff = TRUE), asked), six(asked, "HI_CHOL"), about(people)))
races <- sort(unique(asked$variables$race))
each <- lapply(seq_along(races), function(at) {
  part <- subset(asked, race == races[at])
  c(figures(svymean(~HI_CHOL, part, deff = TRUE), part, at - 1), six(part, "HI_CHOL", at - 1))
})
case(paste("proportion --y HI_CHOL --by race", columns), do.call(c, each))
for (policy in c("certainty", "adjust", "average")) {
  options(survey.lonely.psu = policy)
  lonely <- svydesign(~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = read("lonely.csv"))
  columns <- paste("--data lonely.csv --strata stype --weights pw --fpc fpc --lonely-psu", policy)
  case(paste("mean --y api00", columns), figures(svymean(~api00, lonely, deff = TRUE), lonely))
  each <- lapply(0:1, function(at) {
    part <- subset(lonely, yes == at)
    figures(svymean(~api00, part, deff = TRUE), part, at)
  })
  case(paste("mean --y api00 --by yes", columns), do.call(c, each))
}
cat("[\n", paste(cases, collapse = ",\n"), "\n]\n", sep = "")
