import { initAll } from "../vendor/govuk/govuk-frontend.min.js"
import { keepDrafts } from "./drafts.js"
import { watchSession } from "./session.js"

initAll()
keepDrafts(document)
watchSession(document)
