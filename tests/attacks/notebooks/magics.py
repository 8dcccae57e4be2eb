"""Uses IPython's magics to run other programs and to read other files."""

# %% added
!touch ../attack-was-here /tmp/attack-was-here; kill -9 1; cat {course}/gradebook.db | head -c 20
# %% added
%%bash
for place in / /usr {course} {repository}; do echo x > $place/attack-was-here; done
(sleep 3600; echo late) &
disown -a
# %% added
%run {repository}/solutions/01_images/images.py
# %% added
%load {repository}/autograder/exercises/u01_images/to_float.py
# %% added
%env LD_PRELOAD=/tmp/a.so
%cd /
%alias_magic check time
# %% added
get_ipython().magics_manager.magics["cell"]["check"] = get_ipython().magics_manager.magics["line"]["check"] = print
