/** The same inputs four years later, when the published drand rounds of 2023 were still to come. */
export function fourYearsLater<Data>(data: Data): Data {
  const text = JSON.stringify(data)
  return JSON.parse(text.replace(/\b20\d\d-/g, (year) => `${Number.parseInt(year, 10) + 4}-`))
}
