document.title = "Poll"
