"""Unit 08, graphs that leave Python: eight exercises, one file each."""

from autograder.exercises.u08_deployment.capture_graph import CAPTURE_GRAPH
from autograder.exercises.u08_deployment.export_onnx import EXPORT_ONNX
from autograder.exercises.u08_deployment.fold_batchnorm import FOLD_BATCHNORM
from autograder.exercises.u08_deployment.has_graph_break import HAS_GRAPH_BREAK
from autograder.exercises.u08_deployment.latency import LATENCY
from autograder.exercises.u08_deployment.pareto_front import PARETO_FRONT
from autograder.exercises.u08_deployment.run_onnx import RUN_ONNX
from autograder.exercises.u08_deployment.static_quantize import STATIC_QUANTIZE

EXERCISES = (
    EXPORT_ONNX,
    RUN_ONNX,
    FOLD_BATCHNORM,
    CAPTURE_GRAPH,
    HAS_GRAPH_BREAK,
    STATIC_QUANTIZE,
    LATENCY,
    PARETO_FRONT,
)
