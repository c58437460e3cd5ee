# Makes cases.json: what R's packages `survey` and `sampling` say of small made-up samples.
# Debian: apt-get install -y r-cran-survey r-cran-sampling r-cran-jsonlite
# Run: Rscript cases.R > cases.json
suppressMessages({
  library(survey)
  library(sampling)
  library(jsonlite)
})
options(survey.lonely.psu = "fail")

# A case: strata with their sizes, one row per sampled unit; outcome 1 = inspected, y = 0 or 1.
rows <- function(size, drawn, hits, out, label) {
  data.frame(
    stratum = label, size = size,
    inspected = c(rep(1, drawn - out), rep(0, out)),
    y = c(rep(1, hits), rep(0, drawn - hits))
  )
}

describe <- function(name, data, design, sized = FALSE) {
  total <- svytotal(~y, design)
  domain <- subset(design, inspected == 1)
  rate <- svymean(~y, domain)
  # A share of everybody: Korn and Graubard's interval for the refused and closed.
  kg <- svyciprop(~ I(inspected == 0), design, method = "beta", level = 0.95)
  list(
    name = name, sized = sized,
    rows = data,
    total = as.numeric(total), totalError = as.numeric(SE(total)),
    rate = as.numeric(rate), rateError = as.numeric(SE(rate)),
    share = as.numeric(kg), lower = as.numeric(attr(kg, "ci")[1]), upper = as.numeric(attr(kg, "ci")[2])
  )
}

equal <- function(name, data) {
  describe(name, data, svydesign(ids = ~1, strata = ~stratum, fpc = ~size, data = data))
}

cases <- list(
  equal("simple, 40 of 400", rows(400, 40, 6, 5, "a")),
  equal("simple, 12 of 30", rows(30, 12, 2, 3, "a")),
  equal("two strata", rbind(rows(200, 20, 5, 2, "a"), rows(900, 30, 3, 4, "b"))),
  equal("tiers of 30, 10, 2 and 1 %", rbind(
    rows(400, 120, 30, 9, "a"), rows(1200, 120, 12, 10, "b"),
    rows(2400, 48, 4, 5, "c"), rows(4000, 40, 2, 3, "d")
  )),
  equal("a census among the strata", rbind(rows(25, 25, 4, 3, "a"), rows(300, 20, 5, 2, "b"), rows(500, 25, 2, 3, "c")))
)

# In proportion to size. For variance `sampling::varest` (Deville's method) takes the chances alone, as the library does.
sized <- function(name, x, n, take, y, inspected) {
  pik <- inclusionprobabilities(x, n)
  certain <- which(pik > 1 - 1e-12)
  chosen <- sort(c(certain, take))
  stopifnot(length(chosen) == n)
  pi <- pik[chosen]
  w <- 1 / pi
  rate <- sum(y * w) / sum(inspected * w)
  loose <- pi < 1 - 1e-12
  v <- function(z) varest(z[loose], pik = pi[loose])
  z <- (y - rate * inspected) / sum(inspected * w)
  list(
    name = name, sized = TRUE, x = x, n = n, chosen = chosen, pik = pik,
    y = y, inspected = inspected,
    total = HTestimator(y, pi)[1, 1], hajek = Hajekestimator(y[inspected == 1], pi[inspected == 1], type = "mean")[1],
    rate = rate, totalError = sqrt(v(y)), rateError = sqrt(v(z))
  )
}
x <- c(3, 5, 8, 9, 12, 14, 20, 22, 25, 31, 40, 44, 52, 60, 75, 90)
pps <- list(
  sized("eight of sixteen, three of them certain", c(x[1:13], 300, 320, 410), 8,
        c(2, 5, 8, 10, 13), c(0, 1, 0, 1, 0, 1, 1, 0), c(1, 1, 1, 1, 0, 1, 1, 1)),
  sized("five of sixteen, none certain", x, 5, c(3, 7, 11, 13, 15), c(1, 0, 0, 1, 0), c(1, 1, 0, 1, 1))
)

# Madow's systematic sampling: joint chances in one order of the list (an order of tickets would be averaged over).
sizes <- c(1, 2, 3, 4)
systematic <- list(sizes = sizes, n = 2, joint = UPsystematicpi2(inclusionprobabilities(sizes, 2)))

# Functions the intervals rest on.
grid <- expand.grid(p = c(0.005, 0.025, 0.5, 0.975), a = c(0.3, 1, 2.5, 40, 700.25), b = c(0.5, 1, 17.2, 3000))
quantiles <- lapply(seq_len(nrow(grid)), function(i) {
  with(grid[i, ], list(p = p, a = a, b = b, value = qbeta(p, a, b)))
})
student <- lapply(c(1, 2, 3.5, 10, 30, 499), function(f) list(freedom = f, value = qt(0.975, f)))
gammas <- lapply(c(0.05, 0.5, 1, 2.5, 11.9, 12.1, 1000.5, 1e6), function(a) list(a = a, value = lgamma(a)))
tails <- lapply(list(c(50, 10, 5, 3), c(8000, 80, 320, 7), c(400, 399, 40, 40), c(30, 12, 12, 4)), function(q) {
  list(size = q[1], marked = q[2], drawn = q[3], hits = q[4],
       value = phyper(q[4] - 1, q[2], q[1] - q[2], q[3], lower.tail = FALSE))
})

cat(toJSON(list(
  versions = list(R = as.character(getRversion()), survey = as.character(packageVersion("survey")),
                  sampling = as.character(packageVersion("sampling"))),
  equal = cases, sized = pps, systematic = systematic,
  quantiles = quantiles, student = student, gammas = gammas, tails = tails
), auto_unbox = TRUE, digits = 15, pretty = FALSE))
cat("\n")
