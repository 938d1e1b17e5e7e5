// Saves a form while it is typed, when it has data-draft-url. Words stay on this page and on the server, never in the
// browser's storage: the next person at a shared computer must not find them.

const PAUSE = 1500
const RETRY = 10000

export function keepDrafts(page) {
  for (const form of page.querySelectorAll("form[data-draft-url]")) {
    new Draft(form).begin()
  }
}

class Draft {
  constructor(form) {
    this.form = form
    this.unsaved = false
    this.sending = false
    this.leaving = false
    this.timer = 0
  }

  begin() {
    this.told = document.createElement("p")
    this.told.className = "hearth-draft"
    this.told.setAttribute("role", "status")
    const button = this.form.querySelector("button[type=submit]:last-of-type")
    this.form.insertBefore(this.told, button && button.parentNode === this.form ? button : null)
    this.form.addEventListener("input", () => this.changed())
    this.form.addEventListener("submit", (event) => this.submitted(event))
    window.addEventListener("online", () => this.unsaved && this.save())
    window.addEventListener("pageshow", () => { this.leaving = false })
    window.addEventListener("beforeunload", (event) => this.warn(event))
  }

  // Without a connection the browser would put a page of its own in place of the words.
  submitted(event) {
    if (navigator.onLine) {
      this.leaving = true
      return
    }
    event.preventDefault()
    this.unsaved = true
    this.tell("There is no connection, so this was not sent. Your words are kept on this page.", true)
  }

  changed() {
    this.unsaved = true
    this.saveIn(PAUSE)
  }

  saveIn(milliseconds) {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.save(), milliseconds)
  }

  async save() {
    if (this.sending || this.leaving) return this.saveIn(PAUSE)
    this.sending = true
    this.unsaved = false
    const trouble = await this.send()
    this.sending = false
    if (!trouble) return this.tell(`Saved at ${now()}`, false)
    this.unsaved = true
    this.tell(`Not saved: ${trouble} Your words are kept on this page.`, true)
    this.saveIn(RETRY)
  }

  // Nothing when saved, or else a sentence about what went wrong.
  async send() {
    try {
      const answer = await fetch(this.form.dataset.draftUrl, {
        method: "POST",
        headers: { "X-CSRFToken": this.form.elements.csrfmiddlewaretoken?.value ?? "" },
        body: this.typed(),
        redirect: "manual",
      })
      if (answer.ok) return ""
      if (answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403) {
        return "you have been signed out. Sign in again in another tab."
      }
      return answer.status === 409
        ? "this has been changed somewhere else since you opened it."
        : "something is wrong at our end."
    } catch {
      return "no connection."
    }
  }

  typed() {
    const fields = new URLSearchParams()
    for (const [name, value] of new FormData(this.form)) {
      if (typeof value === "string" && name !== "csrfmiddlewaretoken") fields.append(name, value)
    }
    return fields
  }

  tell(sentence, bad) {
    this.told.textContent = sentence
    this.told.classList.toggle("hearth-draft--bad", bad)
  }

  // Somebody who presses "Exit this page" must never be held back by a question.
  warn(event) {
    const exiting = document.body.classList.contains("govuk-exit-this-page-hide-content")
    if (this.unsaved && !this.leaving && !exiting) event.preventDefault()
  }
}

function now() {
  return new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" })
}
