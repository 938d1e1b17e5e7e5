// Shows the questions that the answers so far lead to, and hides the others. Without a connection nobody can tell
// which they are, so all are shown: a question too many is better than one that is missed.

const form = document.querySelector("form[data-asked-url]")
const waiting = form ? form.querySelectorAll("[data-question]") : []
const LISTENS = "input[type=radio], input[type=checkbox], select"
const PAUSE = 600
let timer = 0
let asking = 0

if ([...waiting].some((each) => each.hidden)) {
  form.addEventListener("change", (event) => ask(event.target.matches(LISTENS) ? 0 : PAUSE))
  form.addEventListener("input", (event) => event.target.matches("textarea") && ask(PAUSE))
}

function ask(pause) {
  clearTimeout(timer)
  timer = setTimeout(async () => {
    const mine = (asking += 1)
    const asked = await answer()
    if (mine !== asking) return
    for (const each of waiting) each.hidden = asked !== null && !asked.includes(each.dataset.question)
    form.elements.shown.value = [...waiting].filter((each) => !each.hidden).map((each) => each.dataset.question).join(" ")
  }, pause)
}

async function answer() {
  try {
    const fields = new URLSearchParams(new FormData(form))
    fields.delete("csrfmiddlewaretoken")
    const said = await fetch(form.dataset.askedUrl, {
      method: "POST",
      headers: { "X-CSRFToken": form.elements.csrfmiddlewaretoken?.value ?? "" },
      body: fields,
      redirect: "manual",
    })
    return said.ok ? (await said.json()).asked : null
  } catch {
    return null
  }
}
