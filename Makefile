.PHONY: run test systems camera-vm fuzz soak lock demo screenshots translations wheel package smoke menu-entry

run:
	sh run.sh

test:
	sh test.sh

# Both of these on fresh systems: Debian 12, 13 and sid. As root; tests/systems/try_on.sh says what it needs and leaves.
systems:
	for suite in bookworm trixie sid; do sh tests/systems/try_on.sh $$suite || exit 1; done

# Cameras of the kernel's own drivers, in a virtual machine. As root; tests/camera_vm/README.md says what it needs and
# leaves, and how to put its table into docs/cameras.md.
camera-vm:
	sh tests/camera_vm/run.sh

# Ten thousand damaged files through the readers, about ten minutes; `python -m tests.fuzz --help` says more.
fuzz:
	.venv/bin/python -m tests.fuzz

# Resolves every extra for each Python and for the platforms in pyproject.toml ([tool.uv]); sed drops the marker that
# repeats those platforms on every line, which leaves only the markers that tell one line from another.
EVERY_PLATFORM = (platform_machine == 'arm64'[^()]*) or (platform_machine == 'x86_64'[^()]*) or [^()]*([^()]*'win32')
lock:
	uv pip compile --quiet --universal --all-extras --no-header --no-annotate --python-version 3.11 \
		pyproject.toml --output-file constraints.txt
	sed -i -e "s/ and ($(EVERY_PLATFORM))//" -e "s/ ; $(EVERY_PLATFORM)$$//" constraints.txt

# Makes the demo again: its viewer, from the portraits in tests/fixtures, and the film that they watch; and the neutral
# clip of studies.
demo:
	.venv/bin/python assets/demo/make_demo_clip.py
	.venv/bin/python assets/demo/make_demo_film.py
	.venv/bin/python assets/neutral/make_neutral_clip.py

# Takes the pictures in docs/screenshots, with the demo clip before the camera.
screenshots:
	xvfb-run -s "-screen 0 1920x1200x24" .venv/bin/python -m docs.make_screenshots

TRANSLATION = assets/translations/reaction-gauge_de

# Brings the German translation up to what the window and the pages say (docs/translating.md). A second run changes
# nothing.
translations:
	mkdir -p build/translations
	.venv/bin/python docs/collect_sentences.py > build/translations/sentences.py
	.venv/bin/pyside6-lupdate $$(find rating_app -name '*.py' | LC_ALL=C sort) build/translations/sentences.py \
		-no-obsolete -locations none -source-language en -target-language de -ts $(TRANSLATION).ts
	.venv/bin/pyside6-lrelease $(TRANSLATION).ts -qm $(TRANSLATION).qm

# Two hours of one session, in real time: memory, open files, threads and clocks are to stay where they are.
soak:
	.venv/bin/python -m benchmarks.soak --minutes 120

define NO_TRAINING_LIBRARIES
import sys, rating_app.desktop.application
from rating_app.vision.analysis import FrameAnalyzer
from rating_app.settings import shipped_model
FrameAnalyzer(shipped_model())
sys.exit([name for name in ("tensorflow", "jax", "torch") if sys.modules.get(name) is not None] or 0)
endef
export NO_TRAINING_LIBRARIES

# Builds the wheel, installs it alone in a fresh environment, and rates the demo clip with it, away from the checkout.
wheel:
	rm -rf build/wheel && mkdir -p build/wheel
	.venv/bin/python -m build --wheel --outdir build/wheel
	python3 -m venv build/wheel/venv
	build/wheel/venv/bin/pip install --quiet -c constraints.txt build/wheel/*.whl
	cd build/wheel && venv/bin/rating-app --version && venv/bin/rating-app rate --demo --out out
	cd build/wheel && venv/bin/python -c "$$NO_TRAINING_LIBRARIES"
	cd build/wheel && QT_QPA_PLATFORM=offscreen timeout --preserve-status --signal=INT 15 venv/bin/rating-app --demo

# Builds the stand-alone program for this platform, in dist/reaction-gauge and as an archive beside it, from an
# environment that holds nothing but what the program needs. There OpenCV comes without its windows, and so without a
# Qt 5 of its own, of which pip cannot be told.
package:
	rm -rf build/package dist/reaction-gauge
	python3 -m venv build/package/venv
	build/package/venv/bin/pip install --quiet -c constraints.txt ".[package]"
	build/package/venv/bin/pip uninstall --quiet --yes opencv-python
	build/package/venv/bin/pip install --quiet "$$(sed -n 's/^opencv-python==/opencv-python-headless==/p' constraints.txt)"
	build/package/venv/bin/pyinstaller --noconfirm --log-level WARN --workpath build/package/work --distpath dist \
		standalone/reaction-gauge.spec
	cp LICENSE PRIVACY.md standalone/install-menu-entry.sh standalone/reaction-gauge.desktop dist/reaction-gauge
	tar -C dist -czf dist/reaction-gauge.tar.gz reaction-gauge
	du -sh dist/reaction-gauge dist/reaction-gauge.tar.gz

# Starts the program that `make package` built as a computer without Python would, and looks at what it does.
smoke:
	sh standalone/smoke.sh dist/reaction-gauge

# An entry in this user's menu for the program that `make package` built.
menu-entry:
	sh dist/reaction-gauge/install-menu-entry.sh
